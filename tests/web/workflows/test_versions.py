"""The ministry makes a version for coming cohorts; nobody else sees it before its release."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.core.workflow import Workflow
from selaras.reference.workflow_reading import read_workflow
from selaras.reference.workflows import workflow
from selaras.web.accounts.roles import Role
from selaras.web.cohorts.models import Cohort
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.workflows.models import WorkflowVersion
from selaras.web.workflows.words import gate_names
from tests.web.conftest import signed_in
from tests.web.rights.forms import form_with
from tests.web.workflows.making import BASE, make_version, release

DRAFT = "/workflows/bimtek/2027/"


@pytest.fixture
def officer(cast: Cast) -> Client:
    return signed_in(cast["", Role.MINISTRY_OFFICER])


@pytest.fixture
def draft(cast: Cast) -> WorkflowVersion:
    return make_version(cast["", Role.MINISTRY_OFFICER])


def flow_of(row: WorkflowVersion) -> Workflow:
    row.refresh_from_db()
    return Workflow.model_validate(row.body)


def form_at(client: Client, address: str, field: str = "seen") -> dict[str, Any]:
    """The form on the page as a browser would send it back."""
    return form_with(client.get(address).content.decode(), field)


def text_at(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_a_version_is_made_changed_compared_and_released(officer: Client, client: Client) -> None:
    first = form_at(officer, f"/workflows/new/?base={BASE}", "base")
    assert first["base"] == BASE
    told = {**first, "version": "2027", "name_id": "Bimbingan 2027"}
    assert officer.post("/workflows/new/", told)["Location"] == DRAFT

    stage = form_at(officer, f"{DRAFT}stages/bimtek-2/")
    stage |= {"days": "45", "output-2-name_id": "Foto papan kerja", "output-2-kind": "document"}
    assert officer.post(f"{DRAFT}stages/bimtek-2/", stage)["Location"] == DRAFT
    row = WorkflowVersion.objects.get()
    old, new = workflow(BASE).stage["bimtek-2"], flow_of(row).stage["bimtek-2"]
    assert (old.days, new.days) == (31, 45)
    assert [each.code for each in new.produces] == ["book-2-draft", "minutes", "foto-papan-kerja"]
    # All else is as it was, in both languages.
    assert new.model_copy(update={"days": 31, "produces": old.produces}) == old
    others = [each for each in workflow(BASE).stages if each.code != "bimtek-2"]
    assert [each for each in flow_of(row).stages if each.code != "bimtek-2"] == others

    told_difference = text_at(officer, f"{DRAFT}differences/")
    assert "31 hari" in told_difference
    assert "45 hari" in told_difference
    assert "Bimtek III" not in told_difference
    assert client.get(DRAFT).status_code == 404
    assert "bimtek@2027" not in text_at(client, "/workflows/")

    asked = form_at(officer, f"{DRAFT}release/")
    assert officer.post(f"{DRAFT}release/", asked)["Location"] == DRAFT
    assert client.get(DRAFT).status_code == 200
    assert "bimtek@2027" in text_at(client, "/workflows/")
    codes = [entry.what for entry in Entry.objects.order_by("number")]
    assert codes[-3:] == ["workflow.started", "workflow.changed", "workflow.released"]


def test_a_released_version_never_changes(
    officer: Client, draft: WorkflowVersion, cast: Cast
) -> None:
    stage = form_at(officer, f"{DRAFT}stages/closing/")
    release(draft, cast["", Role.MINISTRY_OFFICER])
    before = flow_of(draft)
    for step in ("stages/closing/", "stages/closing/move/", "stages/closing/remove/", "change/",
                 "add-stage/", "discard/", "release/", "stages/closing/restore/"):  # fmt: skip
        answer = officer.post(f"{DRAFT}{step}", {**stage, "days": "9"}, follow=True)
        assert "sudah diterbitkan" in answer.content.decode()
    assert flow_of(draft) == before
    assert WorkflowVersion.objects.count() == 1


def test_what_somebody_else_changed_is_not_overwritten(
    officer: Client, draft: WorkflowVersion
) -> None:
    mine = form_at(officer, f"{DRAFT}stages/bimtek-3/")
    theirs = form_at(officer, f"{DRAFT}stages/bimtek-3/")
    officer.post(f"{DRAFT}stages/bimtek-3/", {**theirs, "days": "20"})
    answer = officer.post(
        f"{DRAFT}stages/bimtek-3/", {**mine, "days": "50", "output-2-name_id": "Peta"}
    )
    page = answer.content.decode()
    assert "baru saja diubah orang lain" in page
    assert flow_of(draft).stage["bimtek-3"].days == 20
    # What was typed is still there and can be saved after all.
    kept = form_with(page, "seen")
    assert (kept["days"], kept["output-2-name_id"]) == ("50", "Peta")
    officer.post(f"{DRAFT}stages/bimtek-3/", kept)
    assert flow_of(draft).stage["bimtek-3"].days == 50


def test_a_stage_is_added_moved_removed_and_put_back(
    officer: Client, draft: WorkflowVersion
) -> None:
    new = form_at(officer, f"{DRAFT}add-stage/")
    new |= {
        "name_id": "Uji Coba!",
        "purpose_id": "Mencoba",
        "after": "bimtek-4",
        "checks": "closing",
        "modes": ["full"],
    }
    officer.post(f"{DRAFT}add-stage/", new)
    codes = [each.code for each in flow_of(draft).stages]
    assert codes[3:5] == ["bimtek-4", "uji-coba"]

    seen = {"seen": draft.revision}
    officer.post(f"{DRAFT}stages/uji-coba/move/", {**seen, "to": "earlier"})
    assert [each.code for each in flow_of(draft).stages][3:5] == ["uji-coba", "bimtek-4"]

    officer.post(
        f"{DRAFT}stages/bimtek-1/remove/", form_at(officer, f"{DRAFT}stages/bimtek-1/remove/")
    )
    assert "bimtek-1" not in flow_of(draft).stage
    page = text_at(officer, f"{DRAFT}differences/")
    assert "dihapus" in page
    assert "ditambahkan" in page

    officer.post(f"{DRAFT}stages/bimtek-1/restore/", {"seen": draft.revision})
    assert flow_of(draft).stages[0] == workflow(BASE).stages[0]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days": "0"}, "Pastikan nilai ini"),
        ({"days": ""}, "tidak boleh kosong"),
        ({"days": "1"}, "Pertemuan tidak boleh lebih lama dari tahapnya."),
        ({"name_id": " "}, "tidak boleh kosong"),
        ({"name_id": "a\N{RIGHT-TO-LEFT OVERRIDE}b"}, "tidak dapat dicetak"),
        ({"takes_part": ["teacher"]}, "teacher"),
        ({"checks": "bimtek-9"}, "bimtek-9"),
        ({"modes": []}, "Centang setidaknya satu cara ikut."),
        ({"modes": ["village"]}, "village"),
        ({"help_id": "", "help_en": "Only"}, "Tulis dalam bahasa Indonesia dahulu"),
        ({"session_days": "0"}, "Tahap tanpa pertemuan tidak mempunyai notulen."),
        ({"output-0-book": ""}, "Pilih nomor bukunya."),
        ({"output-0-book": "5"}, "5"),
        ({"output-1-book": "2"}, "Hanya buku yang bernomor."),
        ({"output-1-kind": "film"}, "film"),
        ({"output-0-name_id": ""}, "tidak boleh kosong"),
        ({"output-TOTAL_FORMS": "x"}, "ManagementForm"),
        ({"output-0-code": "Tidak Sah"}, ""),
    ],
)
@pytest.mark.one_database
def test_bad_input_is_told_and_nothing_lost(
    officer: Client, draft: WorkflowVersion, changes: dict[str, Any], sentence: str
) -> None:
    address = f"{DRAFT}stages/bimtek-1/"
    sent = {**form_at(officer, address), "purpose_id": "Tetap ada di sini", **changes}
    answer = officer.post(address, sent)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert sentence in page
    assert "Tetap ada di sini" in page
    assert draft.revision == WorkflowVersion.objects.get().revision == 0


def test_somebody_must_be_guided(officer: Client, draft: WorkflowVersion) -> None:
    only_area = [stage.code for stage in workflow(BASE).stages if not stage.area_only]
    for code in only_area[:-1]:
        officer.post(f"{DRAFT}stages/{code}/remove/", {"seen": flow_revision(draft)})
    last = only_area[-1]
    answer = officer.post(
        f"{DRAFT}stages/{last}/remove/", {"seen": flow_revision(draft)}, follow=True
    )
    assert "tidak akan melalui satu tahap pun" in answer.content.decode()
    sent = {**form_at(officer, f"{DRAFT}stages/{last}/"), "modes": ["own"]}
    page = officer.post(f"{DRAFT}stages/{last}/", sent).content.decode()
    assert "tidak akan melalui satu tahap pun" in page
    assert [each.code for each in flow_of(draft).stages] == ["area-forum", last]


def flow_revision(row: WorkflowVersion) -> int:
    row.refresh_from_db()
    return row.revision


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("2021", "sudah ada"),
        ("27", "Tulis tahun seperti 2027"),
        ("2027x", "Tulis tahun seperti 2027"),
        ("2027-", "Tulis tahun seperti 2027"),
        ("٢٠٢٧", "Tulis tahun seperti 2027"),
    ],
)
@pytest.mark.one_database
def test_a_version_needs_a_year_of_its_own(officer: Client, version: str, sentence: str) -> None:
    told = {"base": BASE, "version": version, "name_id": "Baru"}
    assert sentence in officer.post("/workflows/new/", told).content.decode()
    assert not WorkflowVersion.objects.exists()


def test_one_version_is_in_work_at_a_time(officer: Client, draft: WorkflowVersion) -> None:
    told = {"base": BASE, "version": "2028", "name_id": "Baru"}
    assert (
        f"Versi {draft.key} masih disusun" in officer.post("/workflows/new/", told).content.decode()
    )
    assert WorkflowVersion.objects.count() == 1
    officer.post(f"{DRAFT}discard/", form_at(officer, f"{DRAFT}discard/"))
    assert not WorkflowVersion.objects.exists()
    assert officer.post("/workflows/new/", told)["Location"] == "/workflows/bimtek/2028/"


def test_the_file_is_one_that_selaras_reads(
    officer: Client, draft: WorkflowVersion, tmp_path: Path
) -> None:
    answer = officer.get(f"{DRAFT}file/")
    assert 'filename="bimtek-2027.yaml"' in answer["Content-Disposition"]
    (tmp_path / "bimtek").mkdir()
    (tmp_path / "bimtek" / "2027.yaml").write_bytes(answer.content)
    assert read_workflow(tmp_path, "bimtek", "2027", tuple(gate_names())) == flow_of(draft)


@pytest.mark.one_database
def test_pages_ask_the_same_few_questions_for_many(client: Client, cast: Cast) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    officer = cast["", Role.MINISTRY_OFFICER]
    release(make_version(officer, "1900"), officer)
    few = queries("/workflows/")
    body = WorkflowVersion.objects.get().body
    at = timezone.now()
    WorkflowVersion.objects.bulk_create(
        WorkflowVersion(
            slug="bimtek",
            version=f"1901-{number}",
            body={**body, "version": f"1901-{number}"},
            based_on=BASE,
            made_at=at,
            released_at=at,
        )
        for number in range(100, 400)
    )
    Cohort.objects.bulk_create(
        Cohort(
            key=f"c-{number}",
            title={"id": f"Angkatan {number}"},
            year=2030,
            workflow=f"bimtek@1901-{number}",
            made_at=at,
            announced_at=at,
        )
        for number in range(100, 400)
    )
    assert queries("/workflows/") == few


def test_who_uses_a_version_is_said(client: Client, db: None) -> None:
    at = timezone.now()
    Cohort.objects.create(
        key="a-2030", title={"id": "Angkatan Tiga Puluh"}, year=2030, workflow=BASE, made_at=at,
        announced_at=at,
    )  # fmt: skip
    Cohort.objects.create(
        key="b-2031", title={"id": "Angkatan Rahasia"}, year=2031, workflow=BASE, made_at=at
    )
    for address in ("/workflows/", "/workflows/bimtek/2021/"):
        page = text_at(client, address)
        assert "Angkatan Tiga Puluh" in page
        assert "Angkatan Rahasia" not in page
