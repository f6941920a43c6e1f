"""A cohort of fifty from its selection to its closing, by the actions that the pages use.

It is guided by a workflow that the ministry changed for it. On the way one region withdraws and
the next of the ranking takes its place, one signs late, five are late at a stage, two pass by
exception, a secretariat and an adviser hand over, and one region is not through when the cohort
is closed. Days are counted from the announcement.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership
from selaras.web.accounts.people import register
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer, viewer_of
from selaras.web.advisers.actions.assigning import assign
from selaras.web.advisers.actions.pool import add_adviser
from selaras.web.advisers.pool import propose_for
from selaras.web.agreements.actions import Signature, agree, bring_decree, invite_all, sign
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.queries import signed
from selaras.web.agreements.steps import DECREES, Side, digest_of
from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.checking import check
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.cohorts.actions import (
    About,
    announce,
    close,
    open_cohort,
    take_selected,
    withdraw,
)
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.queries import counted_with
from selaras.web.cohorts.refusals import Refused
from selaras.web.duties.models import Duty
from selaras.web.editions.actions import keep_file, order_book
from selaras.web.guidance.actions import (
    approve,
    begin,
    begin_all,
    except_gate,
    hand_in,
    link_plan,
    open_gate,
    refresh_all,
)
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.refusals import Shut
from selaras.web.meetings.actions.attending import Tick, note_list
from selaras.web.meetings.actions.minutes import finish_minutes, write_minutes
from selaras.web.meetings.actions.people import Named, expect_named
from selaras.web.meetings.actions.planning import Wanted as WantedMeeting
from selaras.web.meetings.actions.planning import plan_meeting
from selaras.web.meetings.models import Attendee
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.rankings.actions import publish
from selaras.web.records.models import Entry
from selaras.web.records.verifying import verify
from selaras.web.teams.actions.handovers import hand_over
from selaras.web.teams.queries.holdings import holdings_of, stamp_with_holdings
from selaras.web.workflows.actions import change_stage, release, start
from selaras.web.workflows.known import workflow_of
from tests.web.answers.making import pdf
from tests.web.assessments.making import make_round
from tests.web.rankings.making import fix_all, flat

OWN = "73.22"
SIZE = 50
ASSESSED = 54
ADVISERS = 13
"""Of at most four regions each."""

START = timezone.make_aware(datetime.combine(timezone.localdate(), time(9)))
"""The day of the announcement."""

SIGNING, BEGINNING = 20, 21
LATE_SIGNING = 33
GATES = {"bimtek-1": 60, "bimtek-2": 90, "bimtek-3": 120, "bimtek-4": 150, "closing": 160}
"""The day on which gates are opened; planned are 62, 93, 123, 153 and 165."""

SLOW_GATE = 115
"""The day on which the five slow ones pass Bimtek II."""


def at(day: int) -> datetime:
    return START + timedelta(days=day)


@dataclass
class Way:
    """The cohort and everybody who moves it; who does what by code of the region."""

    cast: Cast
    codes: list[str]
    """In the order of the ranking; the first fifty were chosen."""
    cohort: Cohort
    plan: Plan
    advisers: dict[str, tuple[Viewer, Post]] = field(default_factory=dict)

    @property
    def officer(self) -> Viewer:
        return viewer_of(self.cast["", Role.MINISTRY_OFFICER], at=START)

    @property
    def rows(self) -> list[Participation]:
        rows = Participation.objects.filter(cohort=self.cohort, withdrawn_at=None)
        return list(rows.select_related("cohort").order_by("region"))

    def row(self, region: str) -> Participation:
        rows = Participation.objects.select_related("cohort")
        return rows.get(cohort=self.cohort, region=region)

    def journeys(self, *regions: str) -> list[Journey]:
        rows = Journey.objects.select_related("participation__cohort", "plan")
        wanted = regions or tuple(each.region for each in self.rows)
        return list(rows.filter(participation__region__in=wanted).order_by("participation"))

    def stages(self) -> Counter[str]:
        return Counter(each.stage for each in self.journeys())


def _codes() -> list[str]:
    """Luwu Utara, and the first others of the register."""
    local = [each.code for each in load_knowledge().regions if each.kind != "province"]
    return [OWN, *(code for code in local if not code.startswith("73."))][:ASSESSED]


def _selected(cast: Cast, codes: list[str]) -> Round:
    """A round in which each region is worth a little less than the one before it."""
    row = make_round(cast, phase=Phase.FINAL, regions=codes, key="seleksi")
    fix_all(row, {code: flat(f"{400 - place}/100") for place, code in enumerate(codes)})
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=START)
    return publish(row=row, missing=0, by=by, at=timezone.now())


def _workflow(by: Viewer) -> str:
    """The ministry's own version for this cohort: Bimtek IV asks for the commitment alone."""
    name = Text(id="Bimbingan teknis 2031", en="Guidance 2031")
    row = start(base="bimtek@2021", version="2031", name=name, by=by, at=START)
    fourth = workflow_of("bimtek@2021").stage["bimtek-4"]
    kept = tuple(each for each in fourth.produces if each.kind != "book")
    lean = fourth.model_copy(update={"produces": kept})
    row = change_stage(row=row, stage=lean, seen=row.revision, by=by, at=START)
    return release(row=row, seen=row.revision, by=by, at=START).key


@pytest.fixture
def way(cast: Cast, small: Masterplan) -> Way:
    """The round is published, and the cohort open; all regions write one plan together."""
    codes = _codes()
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=START)
    about = About(
        title=Text(id="Angkatan 2031", en="Cohort of 2031"),
        year=2031,
        workflow=_workflow(by),
        declared=SIZE,
        signing_on=at(SIGNING).date(),
    )
    cohort = open_cohort(key="2031", about=about, by=by, at=START)
    came = take_selected(cohort=cohort, round=_selected(cast, codes), best=SIZE, by=by, at=START)
    assert came == SIZE
    plan = write_plan(small.model_copy(update={"regions": tuple(codes)}), at=START)
    for number in (1, 2):
        file, _ = order_book(plan=plan, number=number, language="id", format="pdf", at=START)
        keep_file(file=file, name="buku.pdf", content=pdf(f"book {number}"), at=START)
    return Way(cast, codes, cohort, plan)


def test_a_cohort_of_fifty_goes_from_selection_to_closing(way: Way) -> None:
    announce(cohort=way.cohort, by=way.officer, at=START)
    _one_withdraws_and_the_next_takes_its_place(way)
    _advisers_are_assigned(way)
    late = _all_sign_but_one(way)
    _guidance_begins(way, late)
    slow, excepted, stuck = way.codes[5:10], way.codes[10:12], way.codes[12]
    stages = workflow_of(way.cohort.workflow).course("full", has_area=False)
    first, second, third, fourth, closing = stages
    _pass(way, _met(way, first), way.journeys())
    _five_are_late(way, _met(way, second), slow)
    _two_pass_by_exception_and_posts_change_hands(way, _met(way, third), excepted)
    _one_stays_behind(way, _met(way, fourth), stuck)
    _pass(way, closing, _without(way, stuck))
    _closed(way, stuck)


def _one_withdraws_and_the_next_takes_its_place(way: Way) -> None:
    gone, following = way.codes[SIZE - 1], way.codes[SIZE]
    by = way.officer
    withdraw(row=way.row(gone), reason="Anggaran dialihkan", by=by, at=at(2))
    assert counted_with(way.cohort).missing_names == 1
    selection = Round.objects.get(key="seleksi")
    take_selected(cohort=way.cohort, round=selection, regions=[following], by=by, at=at(3))
    counted = counted_with(way.cohort)
    assert (counted.members, counted.fresh, counted.missing_names) == (SIZE, SIZE, 0)
    assert counted.by_name
    assert {each.region for each in way.rows} == {*way.codes[: SIZE - 1], following}


def _advisers_are_assigned(way: Way) -> None:
    homes = way.codes[1 : SIZE - 1 : 4]
    for number in range(ADVISERS):
        person = register(
            email=f"pembimbing-{number}@contoh.example", name=f"Ahli {number}", password=None
        )
        add_adviser(
            person=person,
            institution="Universitas Contoh",
            home=homes[number % len(homes)],
            most=4,
            note="",
            by=way.officer,
            at=at(4),
        )
    found = propose_for(way.cohort, at(4).date())
    assert not found.lacking
    pairs = [(each.region.code, each.line.row.pk) for each in found.proposed]
    assign(cohort=way.cohort, pairs=pairs, by=way.officer, at=at(4))
    for region in (each.region for each in way.rows):
        post = Membership.objects.select_related("person").get(
            role=Role.ADVISER, region=region, until=None
        )
        way.advisers[region] = _by_post(post, 5)
    loads = Counter(viewer.person for viewer, _ in way.advisers.values())
    assert max(loads.values()) <= 4


def _by_post(post: Membership, day: int) -> tuple[Viewer, Post]:
    viewer = viewer_of(post.person, at=at(day))
    found = rights.post_for(viewer, Kind.GUIDANCE, Action.APPROVE, [post.region])
    assert found is not None
    return viewer, found


def _all_sign_but_one(way: Way) -> str:
    """The last one of the ranking signs two weeks after the others; which it is."""
    late = way.codes[SIZE - 2]
    invited = invite_all(cohort=way.cohort, number="B-7/2031", by=way.officer, at=at(5))
    assert invited.regions == SIZE
    for row in way.rows:
        _sign(way, row, LATE_SIGNING if row.region == late else SIGNING)
        if row.region == late:
            days = signed(each.pk for each in way.rows)
            assert days[row.pk] == at(LATE_SIGNING).date()
    assert len(signed(each.pk for each in way.rows)) == SIZE
    return late


def _sign(way: Way, row: Participation, day: int) -> None:
    for kind in DECREES:
        bring_decree(
            participation=row,
            kind=kind,
            number=f"SK/{kind}/{row.region}",
            on=at(8).date(),
            upload=_file(f"{kind} {row.region}"),
            by=way.officer,
            at=at(10),
        )
    digest = digest_of(Agreement.objects.get(participation=row).text)
    signatures = {}
    for side in Side:
        agree(participation=row, side=side, digest=digest, by=way.officer, at=at(12))
        signatures[side] = Signature(
            f"{side}/{row.region}", at(day).date(), "Nama Pejabat", "Jabatan"
        )
    sign(participation=row, signatures=signatures, by=way.officer, at=at(day))


def _file(words: str) -> Upload:
    return Upload(check(pdf(words)), "berkas.pdf")


def _guidance_begins(way: Way, late: str) -> None:
    on = at(BEGINNING).date()
    running = {"by": way.officer, "role": Role.MINISTRY_OFFICER}
    begun = begin_all(cohort=way.cohort, on=on, at=at(BEGINNING), **running)
    assert len(begun) == SIZE - 1
    day = at(LATE_SIGNING)
    begin(participation=way.row(late), on=day.date(), at=day, **running)
    assert way.stages() == {"bimtek-1": SIZE}
    for each in way.journeys():
        link_plan(journey=each, plan=way.plan, at=day, **running)
    # 144 days of stages without the forum of an area, from each region's own beginning.
    ends = Counter(each.planned_end for each in way.journeys())
    assert ends == {on + timedelta(144): SIZE - 1, day.date() + timedelta(144): 1}


def _met(way: Way, stage: Stage) -> Stage:
    """The stage after its meeting for all, three days before the gate, with one person of each."""
    day = GATES[stage.code] - 3
    running = {"by": way.officer, "role": Role.MINISTRY_OFFICER}
    regions = [each.region for each in way.rows]
    wanted = WantedMeeting(
        stage=stage.code,
        title=stage.name.id,
        regions=regions,
        begins_at=at(day),
        ends_at=at(day) + timedelta(hours=8),
        place="Aula",
    )
    meeting = plan_meeting(cohort=way.cohort, wanted=wanted, at=at(day - 7), **running)
    for region in regions:
        people = [Named(f"Utusan {region}")]
        expect_named(meeting=meeting, region=region, people=people, at=at(day - 5), **running)
    ticks = [
        Tick(entry=uuid4(), attendee=each.key, day=at(day).date(), noted_at=at(day))
        for each in Attendee.objects.filter(meeting=meeting)
    ]
    noted = note_list(meeting=meeting, ticks=ticks, managed=regions, at=at(day), **running)
    assert [each.refused for each in noted] == [None] * SIZE
    meeting.refresh_from_db()
    later = at(day) + timedelta(hours=9)
    held = at(day).date(), at(day).date()
    written = write_minutes(
        meeting=meeting,
        minutes="Disepakati.",
        held=held,
        seen=meeting.revision,
        at=later,
        **running,
    )
    finish_minutes(meeting=written, seen=written.revision, at=later, **running)
    return stage


def _hand_in(way: Way, stage: Stage, journey: Journey, day: int) -> None:
    for output in stage.produces:
        if output.kind != "minutes" and output.required:
            region = journey.participation.region
            hand_in(
                journey=journey,
                stage=stage.code,
                code=output.code,
                upload=_file(f"{output.code} {region}") if output.kind == "document" else None,
                by=way.officer,
                role=Role.SECRETARIAT,
                at=at(day),
            )


def _approve(way: Way, stage: Stage, journey: Journey, day: int) -> None:
    viewer, post = way.advisers[journey.participation.region]
    approve(journey=journey, stage=stage.code, by=viewer, post=post, at=at(day))


def _open(way: Way, stage: Stage, journey: Journey, day: int) -> None:
    open_gate(
        journey=journey, stage=stage.code, by=way.officer, role=Role.MINISTRY_OFFICER, at=at(day)
    )


def _pass(way: Way, stage: Stage, journeys: list[Journey], *, day: int | None = None) -> None:
    """What the stage wants is handed in, approved, and its gate opened."""
    day = day or GATES[stage.code]
    for each in journeys:
        _hand_in(way, stage, each, day - 2)
        _approve(way, stage, each, day - 1)
        _open(way, stage, each, day)


def _without(way: Way, *regions: str) -> list[Journey]:
    return [each for each in way.journeys() if each.participation.region not in regions]


def _five_are_late(way: Way, stage: Stage, slow: list[str]) -> None:
    _pass(way, stage, _without(way, *slow))
    # Planned until day 93; the region that signed late has twelve days more.
    day = at(GATES[stage.code] + 10)
    assert refresh_all(day) == SIZE
    waiting = way.journeys(*slow)
    assert {each.stage for each in waiting} == {stage.code}
    overdue = [
        each.participation.region
        for each in way.journeys()
        if each.stage_until and each.stage_until < day.date()
    ]
    assert sorted(overdue) == sorted(slow)
    assert all(each.forecast and each.forecast > each.planned_end for each in waiting)
    assert way.stages() == {"bimtek-2": 5, "bimtek-3": SIZE - 5}
    with pytest.raises(Shut):
        _open(way, stage, waiting[0], GATES[stage.code] + 10)
    _pass(way, stage, waiting, day=SLOW_GATE)
    lasted = Passage.objects.filter(stage=stage.code).values_list("since", "until")
    days = Counter((until - since).days for since, until in lasted if since and until)
    assert days == {30: SIZE - 5, SLOW_GATE - GATES["bimtek-1"]: 5}


def _two_pass_by_exception_and_posts_change_hands(
    way: Way, stage: Stage, excepted: list[str]
) -> None:
    day = GATES[stage.code]
    _secretariat_hands_over(way, day - 4)
    for each in way.journeys(*excepted):
        with pytest.raises(Shut):
            _open(way, stage, each, day)
        except_gate(
            journey=each,
            stage=stage.code,
            reason="Banjir; keluaran menyusul",
            by=way.officer,
            role=Role.MINISTRY_OFFICER,
            at=at(day),
        )
    region = way.codes[20]
    (handed,) = way.journeys(region)
    _hand_in(way, stage, handed, day - 2)
    _adviser_hands_over(way, region, day - 1)
    _approve(way, stage, handed, day)
    _open(way, stage, handed, day)
    _pass(way, stage, _without(way, *excepted, region))
    assert way.stages() == {"bimtek-4": SIZE}
    late = Passage.objects.filter(stage=stage.code, by_exception=True)
    assert {each.journey.participation.region for each in late} == set(excepted)
    # What was missing comes later, while the region is a stage further.
    for each in way.journeys(*excepted):
        _hand_in(way, stage, each, day + 6)
    assert way.stages() == {"bimtek-4": SIZE}


def _secretariat_hands_over(way: Way, day: int) -> None:
    old = way.cast[OWN, Role.SECRETARIAT].memberships.get(role=Role.SECRETARIAT, region=OWN)
    held = set(Duty.objects.filter(holder=old, done_at=None).values_list("what", flat=True))
    assert "guidance.stage" in held
    new = _hand_over(way, old, way.cast[OWN, Role.PLANNER], day)
    assert not Duty.objects.filter(holder=old, done_at=None).exists()
    assert set(Duty.objects.filter(holder=new, done_at=None).values_list("what", flat=True)) >= held


def _adviser_hands_over(way: Way, region: str, day: int) -> None:
    before, post = way.advisers[region]
    old = Membership.objects.get(pk=post.membership)
    assert Duty.objects.filter(holder=old, what="guidance.review", done_at=None).count() == 1
    person = register(email="pengganti@contoh.example", name="Ahli Pengganti", password=None)
    new = _hand_over(way, old, person, day)
    assert Duty.objects.filter(holder=new, what="guidance.review", done_at=None).count() == 1
    assert before.person is not None
    now = viewer_of(before.person, at=at(day))
    assert rights.post_for(now, Kind.GUIDANCE, Action.APPROVE, [region]) is None
    way.advisers[region] = _by_post(new, day)


def _hand_over(way: Way, old: Membership, to: object, day: int) -> Membership:
    done = hand_over(
        post=old,
        to=to,  # type: ignore[arg-type]
        on=at(day).date(),
        acting="",
        seen=stamp_with_holdings(old, holdings_of(old)),
        by=way.officer,
        at=at(day),
    )
    return Membership.objects.select_related("person").get(pk=done.post.pk)


def _one_stays_behind(way: Way, stage: Stage, stuck: str) -> None:
    _pass(way, stage, _without(way, stuck))
    assert way.stages() == {"bimtek-4": 1, "closing": SIZE - 1}


def _closed(way: Way, stuck: str) -> None:
    assert way.stages() == {"bimtek-4": 1, "": SIZE - 1}
    day = GATES["closing"] + 5
    with pytest.raises(Refused):
        close(cohort=way.cohort, under_way=0, by=way.officer, at=at(day))
    close(cohort=way.cohort, under_way=1, by=way.officer, at=at(day))
    assert [each.participation.region for each in way.journeys() if not each.ended_on] == [stuck]
    through = [each for each in way.journeys() if each.ended_on]
    ends = Counter(each.ended_on == at(GATES["closing"]).date() for each in through)
    assert ends == {True: SIZE - 1}
    noted = Counter(Entry.objects.values_list("what", flat=True))
    expected = {
        "participation.added": SIZE + 1,
        "participation.withdrawn": 1,
        "agreement.signed": SIZE,
        "adviser.assigned": SIZE - 1,
        "guidance.begun": SIZE,
        "gate.excepted": 2,
        # Five stages of fifty, without two exceptions and the two last gates of one region.
        "gate.opened": 5 * SIZE - 2 - 2,
        "stage.approved": 5 * SIZE - 2 - 2,
        "membership.handed_over": 2,
        "cohort.closed": 1,
    }
    assert {what: noted[what] for what in expected} == expected
    assert verify().finding is None
