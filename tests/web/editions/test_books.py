"""From a click on the shelf to a file in the hand."""

import hashlib
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import docx
import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from selaras.web.editions.actions import note_failure, note_progress, order_book
from selaras.web.editions.models import BookFile
from selaras.web.editions.tasks import OUR_FAULT, note_lost_build
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.project.jobs import new_worker, release_lost_jobs
from tests.web.conftest import DAY, in_state, published, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row(transactional_db: None, small: Masterplan) -> Plan:
    return published(small)


def slot(row: Plan, number: int = 4, language: str = "id", format: str = "pdf") -> str:
    return f"/plans/{row.key}/books/{number}/{language}/{format}/"


def test_a_book_is_built_in_the_background_and_taken_away(client: Client, row: Plan) -> None:
    ordered = client.post(slot(row))
    assert ordered.status_code == 302
    waiting = client.get(ordered["Location"]).content.decode()
    assert "menunggu giliran" in waiting
    assert 'http-equiv="refresh"' in waiting
    new_worker("test").run()
    ready = client.get(ordered["Location"]).content.decode()
    assert "menunggu giliran" not in ready
    assert 'http-equiv="refresh"' not in ready
    assert slot(row) + "file" in ready

    response = client.get(slot(row) + "file", headers={"accept-encoding": "gzip"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{row.key}-buku-iv.pdf"'
    assert "gzip" not in response.get("Content-Encoding", "")
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) > 5
    file = BookFile.objects.get()
    assert (file.sha256, file.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_an_english_word_document(client: Client, row: Plan) -> None:
    client.post(slot(row, 3, "en", "docx"))
    new_worker("test").run()
    response = client.get(slot(row, 3, "en", "docx") + "file")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == f'attachment; filename="{row.key}-book-iii.docx"'
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "Executive Summary" in " ".join(texts)


def test_the_same_book_is_built_once(client: Client, row: Plan) -> None:
    client.post(slot(row))
    client.post(slot(row))
    assert DBTaskResult.objects.count() == 1
    new_worker("test").run()
    client.post(slot(row))
    assert DBTaskResult.objects.count() == 1
    assert BookFile.objects.count() == 1


def test_htmx_gets_only_its_place_on_the_shelf(client: Client, row: Plan) -> None:
    headers = {"hx-request": "true"}
    building = client.post(slot(row), headers=headers).content.decode()
    assert "<html" not in building
    assert 'hx-trigger="every 1s"' in building
    new_worker("test").run()
    ready = client.get(slot(row), headers=headers).content.decode()
    assert "hx-trigger" not in ready
    assert slot(row) + "file" in ready


def test_a_plan_that_changed_meanwhile_is_said_so(
    client: Client, row: Plan, small: Masterplan
) -> None:
    client.post(slot(row))
    write_plan(small.model_copy(update={"actions": ()}), at=DAY + timedelta(hours=1))
    new_worker("test").run()
    file = BookFile.objects.get()
    assert file.state == "failed"
    assert file.problem is not None
    assert "Buat buku ini sekali lagi" in file.problem["id"]


def test_a_changed_plan_keeps_its_earlier_file_for_those_who_read_drafts(
    client: Client, cast: Cast, small: Masterplan
) -> None:
    plan = small.model_copy(update={"regions": ("73.22",)})
    row = write_plan(plan, at=DAY)
    planner = signed_in(cast["73.22", Role.PLANNER])
    planner.post(slot(row))
    new_worker("test").run()
    shortened = write_plan(plan.model_copy(update={"actions": ()}), at=DAY + timedelta(hours=1))
    words = "Unduh versi sebelum rencana berubah"
    assert words in planner.get(f"/plans/{row.key}/books/").content.decode()
    assert planner.get(slot(row) + "file").status_code == 200

    # What was struck out before the plan was shared or published stays in the house.
    officer, head = (
        signed_in(cast[place])
        for place in (("", Role.MINISTRY_OFFICER), ("73.22", Role.HEAD_OF_REGION))
    )
    for state, readers in (("shared", [officer]), ("published", [officer, client])):
        in_state(shortened, state)
        for reader in readers:
            shelf = reader.get(f"/plans/{row.key}/books/")
            assert shelf.status_code == 200
            assert words not in shelf.content.decode()
            assert (
                words not in reader.get(slot(row), headers={"hx-request": "true"}).content.decode()
            )
            assert reader.get(slot(row) + "file").status_code == 404
        assert head.get(slot(row) + "file").status_code == 200

    client.post(slot(row))
    new_worker("test").run()
    assert sorted(BookFile.objects.values_list("revision", "state")) == [(1, "ready"), (2, "ready")]
    assert client.get(slot(row) + "file").status_code == 200


def test_a_failed_book_says_why_and_can_be_tried_again(client: Client, row: Plan) -> None:
    file = BookFile.objects.create(
        plan=row,
        revision=1,
        number=4,
        language="id",
        format="pdf",
        state="failed",
        problem={"id": "Huruf X tidak ada.", "en": "No letter X."},
        ordered_at=DAY,
        moved_at=DAY,
    )
    assert "Huruf X tidak ada." in client.get(f"/plans/{row.key}/books/").content.decode()
    assert "No letter X." in client.get(f"/en/plans/{row.key}/books/").content.decode()
    client.post(slot(row))
    new_worker("test").run()
    file.refresh_from_db()
    assert (file.state, file.problem) == ("ready", None)


def test_a_book_whose_worker_died_can_be_ordered_again(client: Client, row: Plan) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    BookFile.objects.create(
        plan=row,
        revision=1,
        number=4,
        language="id",
        format="pdf",
        state="building",
        ordered_at=long_ago,
        moved_at=long_ago,
    )
    shelf = client.get(f"/plans/{row.key}/books/").content.decode()
    assert "Pembuatan buku ini terhenti." in shelf
    client.post(slot(row))
    new_worker("test").run()
    assert BookFile.objects.get().state == "ready"


def test_every_chapter_of_every_book_can_be_read_as_a_page(client: Client, row: Plan) -> None:
    for number in (1, 2, 3, 4):
        address = f"/plans/{row.key}/books/{number}/"
        first = client.get(address).content.decode()
        chapters = re.findall(r'<li>\s*<a href="\?chapter=([^"]+)"', first)
        assert len(chapters) > 3
        for chapter in chapters:
            body = client.get(f"{address}?chapter={chapter}").content.decode()
            assert 'src="data:' not in body
            for picture in re.findall(r'<img[^>]+src="([^"]+)"', body):
                response = client.get(picture)
                assert response["Content-Type"].startswith("image/svg+xml")
                assert response.content.lstrip().startswith(b"<svg")
            for there, id_ in re.findall(r'href="(?:\?chapter=([^"#]*))?#([^"]+)"', body):
                if id_ != "main":
                    target = client.get(f"{address}?chapter={there or chapter}").content.decode()
                    assert f'id="{id_}"' in target, (number, chapter, id_)


def test_letters_no_typeface_has_are_told_with_every_place(
    client: Client, row: Plan, small: Masterplan
) -> None:
    first, *others = small.programmes
    name = first.name.model_copy(update={"id": "Aplikasi 😀"})
    title = small.title.model_copy(update={"id": "Rencana 漢"})
    programmes = (first.model_copy(update={"name": name}), *others)
    write_plan(small.model_copy(update={"title": title, "programmes": programmes}), at=DAY)
    client.post(slot(row))
    client.post(slot(row, format="docx"))
    new_worker("test").run()
    body = client.get(f"/plans/{row.key}/books/").content.decode()
    assert re.search(r"<br>\s+title\S*: “漢” \(U\+6F22\)", body)
    assert re.search(rf"<br>\s+programmes\[{first.key}\]\.name\S*: “😀” \(U\+1F600\)", body)
    # Word has letters of its own.
    assert BookFile.objects.get(format="docx").state == "ready"


def test_a_file_that_storage_lost_is_said_so_and_built_again(client: Client, row: Plan) -> None:
    client.post(slot(row))
    new_worker("test").run()
    kept = BookFile.objects.get()
    Path(kept.file.path).unlink()
    lost = client.get(slot(row) + "file", follow=True)
    assert lost.redirect_chain == [(f"/plans/{row.key}/books/#book-4", 302)]
    body = lost.content.decode()
    assert "tidak ada lagi di penyimpanan situs" in body
    assert "Coba lagi" in body
    assert client.get(slot(row) + "file").status_code == 404
    client.post(slot(row))
    new_worker("test").run()
    again = client.get(slot(row) + "file")
    content = b"".join(again.streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(content).hexdigest() == kept.sha256


def test_a_book_whose_workers_ended_twice_says_so_and_can_be_tried_again(
    client: Client, row: Plan
) -> None:
    client.post(slot(row))
    job, file = DBTaskResult.objects.get(), BookFile.objects.get()
    for worker in ("first", "second"):
        job.claim(worker)
        note_progress(file=file, percent=20, step="composing", at=timezone.now())
        shelf = client.get(f"/plans/{row.key}/books/").content.decode()
        assert "menyusun isi dan gambar" in shelf
        release_lost_jobs(at=timezone.now())
        job.refresh_from_db()
    shelf = client.get(f"/plans/{row.key}/books/").content.decode()
    assert "dua kali terhenti" in shelf
    assert "Coba lagi" in shelf
    assert "ended twice" in client.get(f"/en/plans/{row.key}/books/").content.decode()
    client.post(slot(row))
    new_worker("test").run()
    assert BookFile.objects.get().state == "ready"


def test_a_finished_book_stays_although_its_job_was_lost(client: Client, row: Plan) -> None:
    client.post(slot(row))
    new_worker("test").run()
    file = BookFile.objects.get()
    note_lost_build(file.pk, at=timezone.now())
    file.refresh_from_db()
    assert (file.state, file.problem) == ("ready", None)


@pytest.mark.parametrize("state", ["nothing", "failed"])
def test_two_clicks_at_the_same_moment_build_one_book(row: Plan, state: str) -> None:
    if state == "failed":
        file, _ = order_book(plan=row, number=4, language="id", format="pdf", at=timezone.now())
        note_failure(file=file, problem=OUR_FAULT, at=timezone.now())
    clicks = 6
    together = Barrier(clicks)

    def click(_: int) -> int:
        try:
            together.wait(timeout=20)
            return Client().post(slot(row)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(clicks) as visitors:
        assert list(visitors.map(click, range(clicks))) == [302] * clicks
    assert BookFile.objects.get().state == "waiting"
    assert DBTaskResult.objects.count() == 1


def test_the_file_of_one_plan_is_not_given_out_as_that_of_another(
    client: Client, row: Plan, small: Masterplan
) -> None:
    other = published(small.model_copy(update={"key": "rencana-lain"}))
    client.post(slot(row))
    new_worker("test").run()
    assert client.get(slot(row) + "file").status_code == 200
    for address in (slot(other), slot(row, 3), slot(row, language="en"), slot(row, format="docx")):
        assert client.get(address + "file").status_code == 404
    stored = BookFile.objects.get().file.name
    for address in (f"/files/{stored}", f"/static/{stored}", f"/static/../files/{stored}"):
        assert client.get(address).status_code == 404
