"""Beginning a plan from the template, from last period's plan or from a file; bad files."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from selaras.core.checks import check
from selaras.core.plan import Masterplan, Span, encode
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.template import plan_from_template
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.drafts.actions.starting import start_plan
from selaras.web.drafts.upload import LARGEST
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.drafts.conftest import REGION

HERE = f"/new-plan/{REGION}/"
FIELDS = {"title": "Masterplan Baru", "start": "2031", "end": "2035", "source": "template"}


def started(client: Client, **fields: object) -> HttpResponse:
    response = client.post(HERE, {"entry": str(uuid4()), **FIELDS, **fields})
    return response  # type: ignore[return-value]


def newest() -> tuple[Plan, Masterplan]:
    row = Plan.objects.latest("pk")
    return row, read_plan(row)


def send(client: Client, name: str, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    response = client.post(f"{HERE}file/", {"entry": str(uuid4()), "plan": file})
    return response  # type: ignore[return-value]


def test_the_template_begins_with_missions_bodies_and_regulations(secretariat: Client) -> None:
    assert "Templat kosong" in secretariat.get(HERE).content.decode()
    response = started(secretariat)
    row, plan = newest()
    assert response["Location"] == f"/plans/{row.key}/write/"
    assert row.key == "luwu-utara-2031-2035"
    assert row.state == Plan.State.DRAFT
    assert [each.dimension for each in plan.missions] == list(load_knowledge().dimension)
    assert {each.role for each in plan.bodies} == {
        "council", "team", "working-group", "forum", "secretariat",
    }  # fmt: skip
    assert plan.period == Span(start=2031, end=2035)
    assert Step.objects.get(plan=row).what == "created"
    noted = Entry.objects.latest("pk")
    assert (noted.what, noted.subject, noted.region) == (
        "plan.started", f"plan:{row.key}", REGION,
    )  # fmt: skip
    check(plan, load_knowledge())
    started(secretariat)
    assert newest()[0].key == "luwu-utara-2031-2035-2"


def test_the_same_entry_begins_one_plan(secretariat: Client) -> None:
    entry = str(uuid4())
    assert [started(secretariat, entry=entry)["Location"] for _ in range(2)] == [
        "/plans/luwu-utara-2031-2035/write/"
    ] * 2
    assert Plan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_plans_that_begin_at_the_same_instant_have_keys_of_their_own(cast: Cast) -> None:
    by = viewer_of(cast[REGION, Role.SECRETARIAT], at=timezone.now())
    post = by.posts[0]
    plan = plan_from_template(
        key="sama", title=Text(id="Sama"), region=REGION, period=Span(start=2031, end=2035)
    )
    start = Barrier(4)

    def begin(entry: UUID) -> str:
        try:
            start.wait()
            row = start_plan(
                plan=plan, source="template", post=post, by=by, at=timezone.now(), entry=entry
            )
        finally:
            connections.close_all()
        return row.key

    once, twice, thrice = uuid4(), uuid4(), uuid4()
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(begin, [once, twice, thrice, thrice]))
    assert keys[2] == keys[3]
    assert set(keys) == {"sama", "sama-2", "sama-3"}
    assert Plan.objects.count() == Step.objects.count() == 3


def test_last_periods_plan_brings_what_is_chosen(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    started(secretariat, source=row.key, start="2030", parts=["foundation", "programmes"])
    fresh, plan = newest()
    assert plan.agencies == small.agencies
    assert len(plan.programmes) == len(small.programmes)
    assert all(line.year >= 2030 for each in plan.programmes for line in each.budget)
    assert (plan.facts, plan.objectives, plan.vision) == ((), (), None)
    assert read_plan(Plan.objects.get(pk=row.pk)) == small
    assert Step.objects.get(plan=fresh).note == row.key


def test_years_in_the_wrong_order_are_told(secretariat: Client) -> None:
    response = started(secretariat, end="2030")
    assert response.status_code == 422
    assert "Tahun selesai tidak boleh sebelum" in response.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_file_begins_a_plan_of_its_own(
    row: Plan, small: Masterplan, secretariat: Client, form: str
) -> None:
    response = send(secretariat, f"rencana.{form}", encode(small, form).encode())  # type: ignore[arg-type]
    fresh, plan = newest()
    assert response["Location"] == f"/plans/{fresh.key}/write/"
    assert fresh.key == f"{row.key}-2"
    assert plan == small.model_copy(update={"key": fresh.key})


def test_bad_files_get_an_answer_and_no_plan(
    db: None, small: Masterplan, secretariat: Client
) -> None:
    other = small.model_copy(update={"regions": ("73.17",)})
    broken = encode(small, "yaml").replace("start: 2025", "start: dua ribu", 1)
    for name, content, wanted in (
        ("rencana.docx", b"PK\x03\x04", "harus berakhiran .json atau .yaml"),
        ("rencana.json", b"PK\x03\x04\xff\xfe", "bukan teks UTF-8"),
        ("rencana.json", b"", "Berkas kosong."),
        ("rencana.json", b"{", "JSON rusak"),
        ("rencana.yaml", broken.encode(), "<code>period.start</code>"),
        ("rencana.json", encode(other, "json").encode(), "Kabupaten Luwu, sedangkan"),
        ("rencana.json", b" " * (LARGEST + 1), "Berkas lebih besar dari 6 MB"),
    ):
        response = send(secretariat, name, content)
        assert response.status_code == 422, name
        assert wanted in response.content.decode(), wanted
    assert "Baris" in send(secretariat, "rencana.yaml", broken.encode()).content.decode()
    assert secretariat.post(f"{HERE}file/", {}).status_code == 422
    assert not Plan.objects.exists()


def test_a_planner_brings_no_waivers(db: None, small: Masterplan, cast: Cast) -> None:
    waived = small.model_validate(
        {
            **small.as_data(),
            "waivers": [
                {
                    "key": "izin", "rule": "IND03", "reason": "Data menyusul",
                    "approver": "Sekda", "until": "2030-01-01",
                }
            ],
        }
    )  # fmt: skip
    content = encode(waived, "json").encode()
    for role, count in ((Role.PLANNER, 0), (Role.SECRETARIAT, 1)):
        send(signed_in(cast[REGION, role]), "rencana.json", content)
        assert len(newest()[1].waivers) == count


def test_only_those_who_may_begin_a_plan_in_their_own_region(db: None, cast: Cast) -> None:
    for who in (
        (REGION, Role.AGENCY_CONTACT),
        (REGION, Role.HEAD_OF_REGION),
        ("", Role.MINISTRY_OFFICER),
        ("73.17", Role.SECRETARIAT),
    ):
        browser = signed_in(cast[who])
        assert browser.get(HERE).status_code == 404
        assert started(browser).status_code == 404
        assert send(browser, "rencana.json", b"{}").status_code == 404
    own = signed_in(cast[REGION, Role.PLANNER])
    assert HERE in own.get("/tasks/").content.decode()
    assert own.get("/new-plan/99.99/").status_code == 404
    assert not Plan.objects.exists()


def test_a_file_without_the_safety_token_is_refused(
    db: None, small: Masterplan, cast: Cast
) -> None:
    browser = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    browser.force_login(cast[REGION, Role.SECRETARIAT])
    file = SimpleUploadedFile("rencana.json", encode(small, "json").encode())
    assert browser.post(f"{HERE}file/", {"plan": file}).status_code == 403
    browser.get(HERE)
    token = browser.cookies["csrftoken"].value
    file = SimpleUploadedFile("rencana.json", encode(small, "json").encode())
    sent = {"csrfmiddlewaretoken": token, "plan": file}
    assert browser.post(f"{HERE}file/", sent).status_code == 302
    assert Plan.objects.count() == 1
