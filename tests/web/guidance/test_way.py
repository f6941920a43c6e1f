"""A region's way from gate to gate, through the actions that the pages use."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from selaras.web.agreements.models import Agreement
from selaras.web.cohorts.models import Participation
from selaras.web.duties.models import Duty
from selaras.web.editions.actions import keep_file
from selaras.web.guidance.actions import (
    approve,
    ask,
    begin,
    begin_all,
    except_gate,
    hand_in,
    link_plan,
    open_gate,
    plan_dates,
    refresh_all,
    send_back,
)
from selaras.web.guidance.models import HandedIn, Journey, Passage
from selaras.web.guidance.refusals import Refused, Shut
from selaras.web.outbox.models import Letter
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.guidance.making import (
    FIRST,
    NOW,
    REGION,
    SIGNED,
    TODAY,
    adviser,
    begun,
    in_database,
    make_cohort,
    minuted,
    of,
    officer,
    passage,
    printed,
    secretariat,
    upload,
    without_gaps,
)

NEIGHBOUR = "73.17"
WRITER: dict[str, Any] = {"role": Role.SECRETARIAT, "at": NOW}
RUNNER: dict[str, Any] = {"role": Role.MINISTRY_OFFICER, "at": NOW}


@pytest.fixture
def plan(db: None, small: Masterplan) -> Plan:
    return in_database(small)


@pytest.fixture
def journey(cast: Cast, plan: Plan) -> Journey:
    return begun(cast, make_cohort(), plan=plan)


def duties(what: str) -> list[str]:
    return sorted(
        Duty.objects.filter(what=what, done_at=None).values_list("holder__person__name", flat=True)
    )


def recorded(what: str) -> list[str]:
    return [each.region for each in Entry.objects.filter(what=what)]


def fresh(journey: Journey) -> Journey:
    return Journey.objects.get(pk=journey.pk)


def approved(cast: Cast, journey: Journey, stage: str = FIRST) -> None:
    who, post = adviser(cast)
    approve(journey=journey, stage=stage, by=who, post=post, at=NOW)


def everything(cast: Cast, journey: Journey, plan: Plan) -> None:
    """All that the first gate asks for, but the approval."""
    printed(plan)
    minuted(journey.participation)
    hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)


def test_days_are_laid_out_from_the_beginning(cast: Cast) -> None:
    cohort = make_cohort()
    row = begun(cast, cohort)
    # Default lengths of bimtek@2021 without the forum of an area: 41, 31, 30, 30, 12 days.
    ends = [41, 72, 102, 132, 144]
    found = list(Passage.objects.filter(journey=row))
    assert [each.planned_until - SIGNED for each in found] == [timedelta(each) for each in ends]
    assert [each.planned_from - SIGNED for each in found] == [
        timedelta(each) for each in [0, *ends[:-1]]
    ]
    assert (row.stage, row.stage_since, row.stage_until) == (FIRST, SIGNED, SIGNED + timedelta(41))
    assert row.planned_end == SIGNED + timedelta(144)
    assert recorded("guidance.begun") == [REGION]
    assert len(duties("guidance.stage")) == 1
    assert Letter.objects.get().state == Letter.State.DRAFT
    with pytest.raises(Refused, match="sudah dimulai"):
        begun(cast, cohort)


def test_a_region_of_an_area_passes_through_the_forum_as_well(cast: Cast) -> None:
    row = begun(cast, make_cohort(area="Kawasan Contoh"))
    stages = list(row.passages.values_list("stage", flat=True))
    assert stages[-2:] == ["area-forum", "closing"]


@pytest.mark.parametrize(
    ("on", "signed_on", "words"),
    [
        (TODAY, None, "belum ditandatangani"),
        (SIGNED - timedelta(days=1), SIGNED, "baru ditandatangani"),
        (TODAY + timedelta(days=1), SIGNED, "belum tiba"),
    ],
)
def test_guidance_begins_after_both_have_signed(
    cast: Cast, on: Any, signed_on: Any, words: str
) -> None:
    cohort = make_cohort()
    Agreement.objects.update(region_signed_on=signed_on)
    with pytest.raises(Refused, match=words):
        begin(participation=of(cohort), on=on, by=officer(cast), **RUNNER)
    assert not Journey.objects.exists()


def test_all_that_signed_begin_at_once(cast: Cast) -> None:
    cohort = make_cohort(regions=[REGION, NEIGHBOUR, "73.24"])
    begun(cast, cohort)
    Agreement.objects.filter(participation__region="73.24").update(ministry_signed_on=None)
    found = begin_all(cohort=cohort, on=TODAY, by=officer(cast), **RUNNER)
    assert [each.participation.region for each in found] == [NEIGHBOUR]
    assert begin_all(cohort=cohort, on=TODAY, by=officer(cast), **RUNNER) == ()


def test_a_shut_gate_names_everything_that_is_missing(cast: Cast, small: Masterplan) -> None:
    row = begun(cast, make_cohort(), plan=in_database(without_gaps(small)))
    with pytest.raises(Shut) as shut:
        open_gate(journey=row, stage=FIRST, by=secretariat(cast), **WRITER)
    for missing in ("temuan", "Draf Buku I", "Notulen Bimtek I", "persetujuan pembimbing"):
        assert missing in shut.value.text.id
    assert passage(row).until is None
    assert recorded("gate.opened") == []


def test_a_gate_opens_when_all_is_there_and_the_next_stage_begins(
    cast: Cast, small: Masterplan
) -> None:
    plan = in_database(without_gaps(small))
    row = begun(cast, make_cohort(), plan=plan)
    everything(cast, row, plan)
    approved(cast, row)
    with pytest.raises(Shut, match="temuan dalam rencana"):
        open_gate(journey=row, stage=FIRST, by=secretariat(cast), **WRITER)
    write_plan(small, at=NOW)

    open_gate(journey=row, stage=FIRST, by=secretariat(cast), **WRITER)
    ended, following = passage(row), passage(row, "bimtek-2")
    assert (ended.until, ended.opened_by, ended.by_exception) == (
        TODAY,
        cast[REGION, Role.SECRETARIAT],
        False,
    )
    assert (following.since, following.until) == (TODAY, None)
    now = fresh(row)
    assert (now.stage, now.stage_since) == ("bimtek-2", TODAY)
    assert now.stage_until == following.planned_until
    # 100 days for the 41 planned, drawn to the pace of the cohort, which is the same: every
    # later planned day takes 100/41. Bimtek II 31 -> 76, III and IV 30 -> 74, closing 12 -> 30.
    assert now.forecast == TODAY + timedelta(days=76 + 74 + 74 + 30)
    assert Duty.objects.filter(what="guidance.stage", done_at=None).get().until == (
        following.planned_until
    )
    assert recorded("gate.opened") == [REGION]


def test_whoever_comes_second_is_told_who_was_faster(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    everything(cast, journey, plan)
    approved(cast, journey)
    open_gate(journey=journey, stage=FIRST, by=secretariat(cast), **WRITER)
    name = cast[REGION, Role.SECRETARIAT].name
    with pytest.raises(Refused, match=f"sudah dibuka oleh {name}"):
        open_gate(journey=journey, stage=FIRST, seen=journey.revision, by=officer(cast), **RUNNER)
    with pytest.raises(Refused, match="berubah sejak"):
        open_gate(journey=journey, stage="bimtek-2", seen=0, by=officer(cast), **RUNNER)
    with pytest.raises(Refused, match="bukan tahap yang sedang"):
        open_gate(journey=journey, stage="closing", by=officer(cast), **RUNNER)
    assert recorded("gate.opened") == [REGION]


def test_an_approval_lapses_when_an_output_is_handed_in_again(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    everything(cast, journey, plan)
    assert duties("guidance.review") == [cast[REGION, Role.ADVISER].name]
    approved(cast, journey)
    assert duties("guidance.review") == []
    with pytest.raises(Refused, match="yang sama sudah diserahkan"):
        hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)

    Plan.objects.filter(pk=plan.pk).update(revision=plan.revision + 1)
    plan.refresh_from_db()
    printed(plan, content=b"%PDF- a later one")
    hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)
    with pytest.raises(Shut, match="persetujuan pembimbing"):
        open_gate(journey=journey, stage=FIRST, by=secretariat(cast), **WRITER)
    assert duties("guidance.review") == [cast[REGION, Role.ADVISER].name]
    kept = HandedIn.objects.order_by("pk")
    assert [each.replaced_at is None for each in kept] == [False, True]
    assert all(each.book is not None and each.book.file.read() for each in kept)


def test_a_stage_is_sent_back_with_words_and_asked_for_again(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    who, post = adviser(cast)
    with pytest.raises(Refused, match="Draf Buku I"):
        approve(journey=journey, stage=FIRST, by=who, post=post, at=NOW)
    everything(cast, journey, plan)
    with pytest.raises(Refused, match="Tulis apa yang perlu"):
        send_back(journey=journey, stage=FIRST, words=" ", by=who, post=post, at=NOW)
    send_back(journey=journey, stage=FIRST, words="Lengkapi SWOT.", by=who, post=post, at=NOW)
    assert passage(journey).waits_since is None
    ask(journey=journey, stage=FIRST, by=secretariat(cast), **WRITER)
    assert duties("guidance.review") == [cast[REGION, Role.ADVISER].name]
    with pytest.raises(Refused, match="sudah diminta"):
        ask(journey=journey, stage=FIRST, by=secretariat(cast), **WRITER)
    approved(cast, journey)
    standing = passage(journey).approvals.filter(lapsed_at=None)
    assert [each.approved for each in standing] == [True]


def test_an_approval_of_what_has_changed_since_is_refused(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    seen = journey.revision
    everything(cast, journey, plan)
    who, post = adviser(cast)
    with pytest.raises(Refused, match="berubah sejak"):
        approve(journey=journey, stage=FIRST, seen=seen, by=who, post=post, at=NOW)


def test_exceptions_are_recorded_and_the_last_gate_ends_the_way(
    cast: Cast, journey: Journey
) -> None:
    with pytest.raises(Refused, match="alasan"):
        except_gate(journey=journey, stage=FIRST, reason=" ", by=officer(cast), **RUNNER)
    for stage in ("bimtek-1", "bimtek-2", "bimtek-3", "bimtek-4", "closing"):
        except_gate(journey=journey, stage=stage, reason="Bencana", by=officer(cast), **RUNNER)
    now = fresh(journey)
    assert (now.stage, now.ended_on, now.forecast) == ("", TODAY, TODAY)
    assert passage(journey, "closing").exception_reason == "Bencana"
    assert recorded("gate.excepted") == [REGION] * 5
    assert duties("guidance.stage") == []
    with pytest.raises(Refused, match="semua tahap"):
        link_plan(journey=now, plan=now.plan or Plan(), by=secretariat(cast), **WRITER)


def test_a_plan_of_another_region_is_refused(cast: Cast, plan: Plan) -> None:
    row = begun(cast, make_cohort(regions=[NEIGHBOUR]), NEIGHBOUR)
    with pytest.raises(Refused, match="bukan rencana"):
        link_plan(journey=row, plan=plan, by=secretariat(cast, NEIGHBOUR), **WRITER)
    assert fresh(row).plan is None


def test_books_of_another_plan_count_no_more(
    cast: Cast, journey: Journey, plan: Plan, small: Masterplan
) -> None:
    everything(cast, journey, plan)
    other = in_database(small.model_copy(update={"key": "rencana-lain"}))
    link_plan(journey=journey, plan=other, by=secretariat(cast), **WRITER)
    assert not HandedIn.objects.filter(replaced_at=None).exists()
    assert duties("guidance.review") == []


@pytest.mark.parametrize(
    ("stage", "code", "words"),
    [
        (FIRST, "book-1-draft", "Belum ada PDF"),
        (FIRST, "minutes", "tidak diserahkan di sini"),
        (FIRST, "unknown", "tidak diserahkan di sini"),
        ("bimtek-2", "book-2-draft", "bukan tahap yang sedang"),
        ("no-such-stage", "book-2-draft", "bukan tahap yang sedang"),
    ],
)
def test_what_cannot_be_handed_in_is_refused(
    cast: Cast, journey: Journey, stage: str, code: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        hand_in(journey=journey, stage=stage, code=code, by=secretariat(cast), **WRITER)
    assert not HandedIn.objects.exists()


def test_a_document_is_uploaded_and_kept(cast: Cast, journey: Journey) -> None:
    for stage in ("bimtek-1", "bimtek-2", "bimtek-3"):
        except_gate(journey=journey, stage=stage, reason="Bencana", by=officer(cast), **RUNNER)
    about: dict[str, Any] = {"journey": journey, "stage": "bimtek-4", "code": "commitment"}
    with pytest.raises(Refused, match="Pilih berkas"):
        hand_in(**about, by=secretariat(cast), **WRITER)
    for words in ("one", "two"):
        hand_in(**about, upload=upload(words), by=secretariat(cast), **WRITER)
    kept = HandedIn.objects.order_by("pk")
    assert [each.replaced_at is None for each in kept] == [False, True]
    assert all(each.file is not None and each.file.sha256 == each.sha256 for each in kept)


def test_what_an_exception_let_pass_may_still_come(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    except_gate(journey=journey, stage=FIRST, reason="Bencana", by=officer(cast), **RUNNER)
    printed(plan)
    hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)
    assert HandedIn.objects.get().passage == passage(journey)
    assert duties("guidance.review") == []


def test_dates_move_for_one_or_for_all(cast: Cast) -> None:
    cohort = make_cohort(regions=[REGION, NEIGHBOUR])
    rows = [begun(cast, cohort, each) for each in (REGION, NEIGHBOUR)]
    last = SIGNED + timedelta(days=400)
    moved = plan_dates(journeys=rows, dates={"closing": (SIGNED, last)}, by=officer(cast), **RUNNER)
    assert len(moved) == 2
    assert {each.planned_end for each in Journey.objects.all()} == {last}
    days = {FIRST: (TODAY, TODAY - timedelta(days=1))}
    with pytest.raises(Refused, match="sebelum hari mulainya"):
        plan_dates(journeys=rows[:1], dates=days, by=officer(cast), **RUNNER)
    days = {"bimtek-2": (SIGNED, SIGNED + timedelta(days=1))}
    with pytest.raises(Refused, match="sebelum tahap sebelumnya"):
        plan_dates(journeys=rows[:1], dates=days, by=officer(cast), **RUNNER)
    days = {FIRST: (SIGNED, TODAY - timedelta(days=40))}
    plan_dates(journeys=rows[:1], dates=days, by=officer(cast), **RUNNER)
    assert fresh(rows[0]).stage_until == TODAY - timedelta(days=40)
    assert recorded("guidance.planned") == [REGION, NEIGHBOUR, REGION]


def test_every_day_those_late_are_told_once_and_the_ministry_of_those_stuck(
    cast: Cast, journey: Journey
) -> None:
    # 100 days into a stage of 41: 59 days late.
    tomorrow = NOW + timedelta(days=1)
    before = fresh(journey).forecast
    assert refresh_all(NOW) == 1
    assert duties("guidance.stuck") == [cast["", Role.MINISTRY_OFFICER].name]
    refresh_all(tomorrow)
    assert Letter.objects.filter(template="stage_late").count() == 1
    now = fresh(journey)
    assert before is not None
    assert now.forecast == before + timedelta(days=1)
    in_time = {FIRST: (SIGNED, TODAY + timedelta(days=30))}
    plan_dates(
        journeys=[journey],
        dates=in_time
        | {
            each.stage: (each.planned_from, TODAY + timedelta(days=60))
            for each in Passage.objects.filter(journey=journey).exclude(stage=FIRST)
        },
        by=officer(cast),
        **RUNNER,
    )
    refresh_all(tomorrow)
    assert duties("guidance.stuck") == []
    assert timezone.localdate(tomorrow) < TODAY + timedelta(days=30)


def test_nothing_is_to_do_for_a_region_that_withdrew(cast: Cast, journey: Journey) -> None:
    Participation.objects.update(withdrawn_at=NOW, withdrawn_reason="Anggaran")
    assert refresh_all(NOW) == 0
    assert duties("guidance.stage") == []
    with pytest.raises(Refused, match="sudah mundur"):
        open_gate(journey=journey, stage=FIRST, by=secretariat(cast), **WRITER)


def test_minutes_that_come_last_let_the_adviser_know(
    cast: Cast, journey: Journey, plan: Plan
) -> None:
    printed(plan)
    hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)
    assert duties("guidance.review") == []
    minuted(journey.participation)
    refresh_all(NOW)
    assert duties("guidance.review") == [cast[REGION, Role.ADVISER].name]


def test_a_printed_book_stays_as_it_was_handed_in(cast: Cast, journey: Journey, plan: Plan) -> None:
    file = printed(plan, content=b"%PDF- the first")
    row = hand_in(journey=journey, stage=FIRST, code="book-1-draft", by=secretariat(cast), **WRITER)
    # Two workers built it, and the slower one comes now.
    keep_file(file=file, name="buku.pdf", content=b"%PDF- another", at=NOW)
    assert row.book is not None
    row.book.refresh_from_db()
    assert row.book.sha256 == row.sha256 == sha256(b"%PDF- the first").hexdigest()
    assert row.book.file.read() == b"%PDF- the first"
    with pytest.raises(ProtectedError):
        plan.delete()
