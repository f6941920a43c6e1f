"""Pages of the way: who sees what, what is refused and how, and that lists cost the same."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.agreements.models import Agreement
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.actions import except_gate, hand_in
from selaras.web.guidance.models import HandedIn, Journey, Passage
from selaras.web.plans.models import Plan
from selaras.web.project.cast import Cast
from tests.web.answers.making import pdf
from tests.web.conftest import in_state, signed_in
from tests.web.guidance.making import (
    FIRST,
    NOW,
    REGION,
    SIGNED,
    TODAY,
    begun,
    in_database,
    make_cohort,
    minuted,
    officer,
    passage,
    printed,
    secretariat,
    without_gaps,
)
from tests.web.results.making import recently_signed_in

KEY = "2022"
WAY, STAGE = (KEY, REGION), (KEY, REGION, FIRST)


@pytest.fixture
def journey(cast: Cast, small: Masterplan) -> Journey:
    """At the first stage, with a plan that lacks its analysis of gaps."""
    return begun(cast, make_cohort(), plan=in_database(without_gaps(small)))


def browser(cast: Cast, role: Role, region: str = REGION) -> Client:
    return signed_in(cast[region, role])


def told(response: object) -> str:
    """The words of a page, without its tags."""
    body = response.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def address(name: str, *args: object) -> str:
    return reverse(f"guidance:{name}", args=args)


def opened(client: Client) -> object:
    return client.post(address("open", *STAGE), follow=True)


def test_a_gate_refused_names_and_links_what_is_missing(cast: Cast, journey: Journey) -> None:
    client = browser(cast, Role.SECRETARIAT)
    response = client.post(address("open", *STAGE))
    body = response.content.decode()
    alert = re.search(r'<div class="note error" role="alert".*?</div>', body, re.DOTALL)
    assert alert is not None
    for words in ("temuan dalam rencana", "Draf Buku I", "Notulen Bimtek I", "pembimbing"):
        assert words in alert[0]
    for link in ("#findings", "#output-book-1-draft", reverse("meetings:cohort", args=[KEY])):
        assert f'href="{link}"' in alert[0]
    # Findings are told with the form where each is mended.
    assert reverse("drafts:part", args=[journey.plan.key, "gaps"]) in body  # type: ignore[union-attr]
    assert passage(journey).until is None


def test_from_the_first_page_to_the_next_stage(
    cast: Cast, journey: Journey, small: Masterplan
) -> None:
    region, adviser = browser(cast, Role.SECRETARIAT), browser(cast, Role.ADVISER)
    plan = in_database(small)
    client_page = region.get(address("hand_in", *STAGE, "book-1-draft"))
    assert "Belum ada PDF buku ini" in told(client_page)
    printed(plan)
    minuted(journey.participation)
    region.post(address("hand_in", *STAGE, "book-1-draft"), {"note": "Siap dibaca"})
    assert HandedIn.objects.get().note == "Siap dibaca"
    seen = Journey.objects.get().revision
    assert "Siap dibaca" in told(adviser.get(address("stage", *STAGE)))
    wrong = adviser.post(address("answer", *STAGE), {"decision": "send_back", "seen": seen})
    assert "Tulis apa yang perlu diperbaiki" in told(wrong)
    adviser.post(
        address("answer", *STAGE), {"decision": "approve", "words": "Bagus.", "seen": seen}
    )
    page = opened(region)
    assert "Tahap berikutnya dimulai" in told(page)
    assert Journey.objects.get().stage == "bimtek-2"
    assert "sudah dibuka oleh" in told(opened(adviser))


def test_an_answer_to_what_has_changed_keeps_what_was_typed(cast: Cast, journey: Journey) -> None:
    client = browser(cast, Role.ADVISER)
    answer = {"decision": "send_back", "words": "Lengkapi tabel SWOT.", "seen": journey.revision}
    Journey.objects.update(revision=journey.revision + 1)
    page = client.post(address("answer", *STAGE), answer)
    assert "berubah sejak Anda membuka" in told(page)
    assert "Lengkapi tabel SWOT." in told(page)
    assert f'name="seen" value="{journey.revision + 1}"' in page.content.decode()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("open", Role.HEAD_OF_REGION),
        ("open", Role.OBSERVER),
        ("open", Role.CITIZEN),
        ("answer", Role.SECRETARIAT),
        ("ask", Role.ADVISER),
        ("except", Role.SECRETARIAT),
    ],
)
def test_who_may_not_is_told_that_there_is_no_page(
    cast: Cast, journey: Journey, name: str, role: Role
) -> None:
    assert browser(cast, role).post(address(name, *STAGE)).status_code == 404
    assert Client().post(address(name, *STAGE)).status_code == 404
    assert passage(journey).until is None


def test_a_stage_that_there_is_not_and_one_that_is_not_present(
    cast: Cast, journey: Journey
) -> None:
    client = browser(cast, Role.SECRETARIAT)
    assert client.get(address("stage", *WAY, "bimtek-9")).status_code == 404
    page = client.post(address("open", *WAY, "closing"), follow=True)
    assert "bukan tahap yang sedang ditempuh" in told(page)
    page = client.post(address("hand_in", *WAY, "closing", "book-3-final"), {})
    assert "bukan yang sedang ditempuh" in told(page)
    assert not HandedIn.objects.exists()


def test_a_plan_of_another_region_is_not_offered(
    cast: Cast, journey: Journey, small: Masterplan
) -> None:
    foreign = small.model_copy(update={"key": "rencana-asing", "regions": ("73.17",)})
    in_state(in_database(foreign), Plan.State.PUBLISHED)
    client = browser(cast, Role.SECRETARIAT)
    page = client.post(address("plan", *WAY), {"plan": "rencana-asing", "seen": journey.revision})
    assert "form-errors" in page.content.decode()
    other = in_database(small.model_copy(update={"key": "rencana-kedua"}))
    client.post(address("plan", *WAY), {"plan": other.key, "seen": journey.revision})
    assert Journey.objects.get().plan == other


def test_an_exception_has_a_page_of_its_own_and_a_reason(cast: Cast, journey: Journey) -> None:
    client = recently_signed_in(cast["", Role.MINISTRY_OFFICER])
    page = client.get(address("except", *STAGE))
    assert "Notulen Bimtek I" in told(page)
    client.post(address("except", *STAGE), {"reason": " "})
    assert passage(journey).until is None
    client.post(address("except", *STAGE), {"reason": "Banjir besar", "seen": journey.revision})
    row = passage(journey)
    assert (row.until, row.by_exception, row.exception_reason) == (TODAY, True, "Banjir besar")
    seen = told(browser(cast, Role.PLANNER).get(address("stage", *STAGE)))
    assert "Alasan: Banjir besar" in seen


def test_only_those_who_read_the_plan_read_what_is_found_in_it(
    cast: Cast, journey: Journey
) -> None:
    finding = "kesenjangan"
    ministry = told(browser(cast, Role.MINISTRY_OFFICER, "").get(address("stage", *STAGE)))
    assert "belum dibagikan kepada Anda" in ministry
    assert "temuan dalam rencana" in ministry
    region = told(browser(cast, Role.SECRETARIAT).get(address("stage", *STAGE)))
    assert finding in region
    printed(journey.plan)  # type: ignore[arg-type]
    row = hand_in(
        journey=journey,
        stage=FIRST,
        code="book-1-draft",
        by=secretariat(cast),
        role=Role.SECRETARIAT,
        at=NOW,
    )
    place = address("file", *WAY, row.pk)
    assert browser(cast, Role.MINISTRY_OFFICER, "").get(place).status_code == 404
    assert browser(cast, Role.ADVISER).get(place).status_code == 200
    assert browser(cast, Role.SECRETARIAT, "73.17").get(place).status_code == 404


def test_a_file_is_what_its_content_says(cast: Cast, journey: Journey) -> None:
    for stage in ("bimtek-1", "bimtek-2", "bimtek-3"):
        except_gate(
            journey=journey,
            stage=stage,
            reason="Bencana",
            by=officer(cast),
            role=Role.MINISTRY_OFFICER,
            at=NOW,
        )
    client = browser(cast, Role.SECRETARIAT)
    place = address("hand_in", *WAY, "bimtek-4", "commitment")
    program = SimpleUploadedFile("komitmen.pdf", b"MZ and more")
    assert "sebuah program komputer" in told(client.post(place, {"file": program}))
    assert "Pilih berkas" in told(client.post(place, {}))
    assert not HandedIn.objects.exists()
    client.post(place, {"file": SimpleUploadedFile("komitmen.pdf", pdf())})
    row = HandedIn.objects.get()
    answer = client.get(address("file", *WAY, row.pk))
    assert b"".join(answer.streaming_content) == pdf()  # type: ignore[attr-defined]


def test_guidance_begins_after_a_look(cast: Cast) -> None:
    make_cohort(regions=[REGION, "73.17", "73.24"])
    Agreement.objects.filter(participation__region="73.24").update(ministry_signed_on=None)
    client = browser(cast, Role.MINISTRY_OFFICER, "")
    day = {"on": SIGNED.isoformat()}
    page = told(client.post(address("begin_all", KEY), day))
    assert "2 daerah dimulai" in page
    assert "1 daerah belum" in page
    assert not Journey.objects.exists()
    client.post(address("begin_all", KEY), {**day, "confirmed": "1"})
    assert Journey.objects.count() == 2
    single = address("begin", KEY, "73.24")
    assert "belum ditandatangani" in told(client.post(single, day))
    Agreement.objects.update(ministry_signed_on=SIGNED)
    assert "Yang akan terjadi" in told(client.post(single, day))
    client.post(single, {**day, "confirmed": "1"})
    assert Journey.objects.count() == 3
    assert browser(cast, Role.SECRETARIAT).get(address("begin", KEY, REGION)).status_code == 404


def test_dates_are_moved_after_a_look(cast: Cast, journey: Journey) -> None:
    client = browser(cast, Role.MINISTRY_OFFICER, "")
    until = TODAY + timedelta(days=20)
    form = client.get(address("dates_of", *WAY)).context["form"]
    days = {
        name: (field.initial.isoformat() if name.endswith("-from") else until.isoformat())
        for name, field in form.fields.items()
        if name != "seen"
    }
    days["seen"] = form.initial["seen"]
    page = told(client.post(address("dates_of", *WAY), {**days, f"{FIRST}-until": "2001-01-01"}))
    assert "tidak boleh sebelum hari mulai" in page
    Passage.objects.update(planned_from=SIGNED)
    days = {
        name: SIGNED.isoformat() if name.endswith("-from") else value
        for name, value in days.items()
    }
    page = told(client.post(address("dates_of", *WAY), {**days, f"{FIRST}-until": "9999-12-31"}))
    assert "lebih dari 10 tahun" in page
    assert "Yang akan berubah" in told(client.post(address("dates_of", *WAY), days))
    assert Journey.objects.get().stage_until != until
    client.post(address("dates_of", *WAY), {**days, "confirmed": "1"})
    assert Journey.objects.get().stage_until == until
    again = told(client.post(address("dates_of", *WAY), {**days, "confirmed": "1"}))
    assert "berubah sejak" in again


def test_each_sees_of_a_cohort_what_is_theirs(cast: Cast, journey: Journey) -> None:
    add(journey.participation.cohort, ["73.17", "74.01"])
    expected = {
        ("", Role.MINISTRY_OFFICER): {REGION, "73.17", "74.01"},
        ("73", Role.OBSERVER): {REGION, "73.17"},
        (REGION, Role.SECRETARIAT): {REGION},
        (REGION, Role.PLANNER): {REGION},
    }
    for (region, role), regions in expected.items():
        body = signed_in(cast[region, role]).get(address("cohort", KEY)).content.decode()
        shown = {each for each in (REGION, "73.17", "74.01") if f"/{KEY}/{each}/" in body}
        assert shown == regions, (region, role)
    assert Client().get(address("cohort", KEY)).status_code == 404
    assert browser(cast, Role.CITIZEN).get(address("cohort", KEY)).status_code == 404


def test_a_list_is_narrowed_and_taken_away(cast: Cast, journey: Journey) -> None:
    add(journey.participation.cohort, ["73.17"])
    client = browser(cast, Role.MINISTRY_OFFICER, "")
    # 100 days into a stage of 41.
    page = told(client.get(address("cohort", KEY)))
    assert "59 hari terlambat" in page
    assert "Draf Buku I; Notulen Bimtek I; persetujuan pembimbing" in page
    late = client.get(address("cohort", KEY), {"state": "late"}).content.decode()
    assert f"/{KEY}/{REGION}/" in late
    assert f"/{KEY}/73.17/" not in late
    csv = client.get(address("export", KEY, "csv"), {"state": "not_begun"}).content.decode()
    assert csv.count("\n") == 2
    assert "73.17" in csv
    assert client.get(address("export", KEY, "pdf")).status_code == 404


def test_a_list_costs_the_same_for_three_hundred(cast: Cast, journey: Journey) -> None:
    client = browser(cast, Role.MINISTRY_OFFICER, "")
    client.get(address("cohort", KEY))

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address("cohort", KEY)).status_code == 200
        return len(caught)

    before = queries()
    codes = [each.code for each in load_knowledge().regions if "." in each.code][:299]
    add(journey.participation.cohort, [each for each in codes if each != REGION], begun=True)
    assert queries() == before


def add(cohort: Cohort, regions: list[str], *, begun: bool = False) -> None:
    """More regions of the cohort, on their way at the first stage if they have begun."""
    rows = Participation.objects.bulk_create(
        Participation(cohort=cohort, region=region, added_at=NOW) for region in regions
    )
    if not begun:
        return
    days = {"stage": FIRST, "stage_since": SIGNED, "stage_until": TODAY, "planned_end": TODAY}
    journeys = Journey.objects.bulk_create(
        Journey(participation=row, begun_on=SIGNED, **days) for row in rows
    )
    Passage.objects.bulk_create(
        Passage(
            journey=row,
            stage=FIRST,
            position=0,
            planned_from=SIGNED,
            planned_until=TODAY,
            since=SIGNED,
        )
        for row in journeys
    )
