"""Cohorts in every state, with the three regions in each: memorandum, way, meeting, visits.

Texts of a region carry its word behind one of the openings below, which say who may read them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from selaras.reference.workflows import workflow
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.advisers.models import Advice, Adviser, Refusal, Visit
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from selaras.web.meetings.models import (
    Attendance,
    Attendee,
    Decision,
    Material,
    Meeting,
    MeetingRegion,
)
from selaras.web.project.cast import Cast
from selaras.web.regions.models import Outline, OutlineSet
from selaras.web.workflows.models import WorkflowVersion
from tests.web.rights.place import Place

GUIDED, VISITED = "tempuh", "kunjung"
"""Before the word of a region: in its memorandum, meetings and stages, which those inside, its
adviser, observers and the ministry see; in the log of visits, for adviser and ministry alone."""

WORKFLOW = "bimtek@2021"


class State(StrEnum):
    """How far the regions of a cohort are; the first one is not announced yet."""

    PREPARING = "preparing"
    INVITED = "invited"
    DECREED = "decreed"
    AGREED = "agreed"
    SIGNED = "signed"
    """Both signed; guided, at the first stage, with a meeting ahead."""
    CLOSED = "closed"
    """Through all stages; minutes are done."""


_ORDER = list(State)


@dataclass
class Guided:
    """A region in the cohort of a state, and what lies there."""

    participation: Participation
    agreement: Agreement
    papers: dict[str, Paper] = field(default_factory=dict)
    journey: Journey | None = None
    passage: Passage | None = None
    output: HandedIn | None = None
    meeting: Meeting | None = None
    attendee: Attendee | None = None
    material: Material | None = None
    decision: Decision | None = None
    visit: Visit | None = None


@dataclass
class Guidance:
    """Cohorts by state, what each region has in them, and what belongs to no region.

    `stage` is the code of the first stage of the workflow, where guided regions stand.
    """

    cohorts: dict[State, Cohort]
    taking: dict[tuple[State, str], Guided]
    stage: str
    advisers: dict[str, Adviser]
    refusal: Refusal
    advice: Advice
    outlines: OutlineSet
    draft: WorkflowVersion


def settle_guidance(cast: Cast, places: Mapping[str, Place]) -> Guidance:
    """Write everything."""
    stages = workflow(WORKFLOW).stages
    cohorts = {state: _cohort(state, number) for number, state in enumerate(State)}
    taking = {
        (state, region): _take_part(cohorts[state], state, cast, place)
        for state in State
        for region, place in places.items()
    }
    now = timezone.now()
    people = {cast[region, Role.ADVISER] for region in places}
    advisers = {
        person.email: Adviser.objects.create(
            person=person, institution="Universitas Contoh", home="73.71", at=now
        )
        for person in people
    }
    first = next(iter(advisers.values()))
    own = cast["73.24", Role.ADVISER]
    return Guidance(
        cohorts=cohorts,
        taking=taking,
        stage=stages[0].code,
        advisers={region: advisers[cast[region, Role.ADVISER].email] for region in places},
        refusal=Refusal.objects.create(adviser=first, region="73.71", reason="contoh", at=now),
        advice=Advice.objects.create(person=own, title="Saran", words="Contoh saran", at=now),
        outlines=_outlines(),
        draft=_draft(),
    )


def _cohort(state: State, number: int) -> Cohort:
    now = timezone.now()
    return Cohort.objects.create(
        key=f"angkatan-{state}",
        title={"id": f"Angkatan {state}", "en": f"Cohort {state}"},
        year=2020 + number,
        workflow=WORKFLOW,
        made_at=now,
        announced_at=None if state == State.PREPARING else now,
        closed_at=now if state == State.CLOSED else None,
        signing_on=timezone.localdate(),
    )


def _take_part(cohort: Cohort, state: State, cast: Cast, place: Place) -> Guided:
    now = timezone.now()
    said = f"{GUIDED}{place.word}"
    row = Participation.objects.create(cohort=cohort, region=place.region, added_at=now)
    found = Guided(row, _agreement(row, state, said))
    reached = _ORDER.index(state)
    if reached >= _ORDER.index(State.DECREED):
        for kind in (Paper.Kind.COUNCIL_DECREE, Paper.Kind.TEAM_DECREE):
            found.papers[kind] = _paper(found.agreement, kind, place, said)
    if reached >= _ORDER.index(State.SIGNED):
        found.papers[Paper.Kind.SCAN] = _paper(found.agreement, Paper.Kind.SCAN, place, said)
        _guide(found, state, cast, place, said)
        _meet(found, state, cast, place, said)
    return found


def _agreement(row: Participation, state: State, said: str) -> Agreement:
    now = timezone.now()
    long_ago = now - timedelta(days=60)
    today = timezone.localdate() - timedelta(days=40)
    reached = _ORDER.index(state)
    digest = hashlib.sha256(said.encode()).hexdigest()
    found = Agreement(participation=row, text=said, moved_at=now)
    if reached >= _ORDER.index(State.INVITED):
        found.invited_at, found.invitation_number = long_ago, "B-1/CONTOH"
    if reached >= _ORDER.index(State.AGREED):
        found.region_agreed_digest = found.ministry_agreed_digest = digest
        found.region_agreed_at = found.ministry_agreed_at = now - timedelta(days=50)
    if reached >= _ORDER.index(State.SIGNED):
        found.region_number, found.ministry_number = f"1/{said}", "2/CONTOH"
        found.region_signed_on = found.ministry_signed_on = today
        found.region_signer, found.ministry_signer = said, "Dirjen Contoh"
    found.save()
    return found


def _file(place: Place, said: str) -> StoredFile:
    content = f"%PDF-1.7 {said}".encode()
    digest = hashlib.sha256(content).hexdigest()
    file = StoredFile.objects.filter(region=place.region, sha256=digest).first()
    if file is None:
        file = StoredFile(
            region=place.region,
            sha256=digest,
            name=f"{said}.pdf",
            kind="pdf",
            size=len(content),
            at=timezone.now(),
            by=place.person,
        )
        file.file.save(f"{said}.pdf", ContentFile(content))
    return file


def _paper(agreement: Agreement, kind: str, place: Place, said: str) -> Paper:
    return Paper.objects.create(
        agreement=agreement,
        kind=kind,
        number=f"SK {said}",
        dated=timezone.localdate() - timedelta(days=45),
        file=_file(place, said),
        by=place.person,
        at=timezone.now(),
    )


def _guide(found: Guided, state: State, cast: Cast, place: Place, said: str) -> None:
    """The way through the stages: at the first one, or through the last one."""
    today = timezone.localdate()
    stages = [each for each in workflow(WORKFLOW).stages if not each.area_only]
    begun = today - timedelta(days=30)
    through = state == State.CLOSED
    plan = place.plans["shared"]
    found.journey = Journey.objects.create(
        participation=found.participation,
        plan=plan,
        begun_on=begun,
        stage="" if through else stages[0].code,
        stage_since=begun,
        stage_until=today - timedelta(days=5),
        planned_end=today + timedelta(days=90),
        ended_on=today if through else None,
    )
    passages = [
        Passage.objects.create(
            journey=found.journey,
            stage=stage.code,
            position=number,
            planned_from=begun,
            planned_until=today - timedelta(days=5) + timedelta(days=20 * number),
            since=begun if through or number == 0 else None,
            until=today if through else None,
        )
        for number, stage in enumerate(stages)
    ]
    found.passage = passages[0]
    book = plan.book_files.order_by("pk").first()
    output = next(each for each in stages[0].produces if each.kind == "book")
    assert book is not None
    found.output = HandedIn.objects.create(
        passage=found.passage,
        code=output.code,
        book=book,
        revision=plan.revision,
        sha256="0" * 64,
        note=said,
        by=place.person,
        at=timezone.now(),
    )
    adviser = _adviser_post(cast, place.region)
    Approval.objects.create(
        passage=found.passage, post=adviser, approved=False, words=said, at=timezone.now()
    )
    found.visit = Visit.objects.create(
        holder=adviser,
        participation=found.participation,
        on=today,
        manner=Visit.Manner.ONLINE,
        words=f"{VISITED}{place.word}",
        at=timezone.now(),
    )


def _adviser_post(cast: Cast, region: str) -> Membership:
    return cast[region, Role.ADVISER].memberships.get(role=Role.ADVISER, region=region)


def _meet(found: Guided, state: State, cast: Cast, place: Place, said: str) -> None:
    """A meeting of the first stage for this region alone."""
    now = timezone.now()
    held = state == State.CLOSED
    begins = now - timedelta(days=9) if held else now
    found.meeting = Meeting.objects.create(
        cohort=found.participation.cohort,
        stage=workflow(WORKFLOW).stages[0].code,
        title=f"Pertemuan {said}",
        place=said,
        begins_at=begins,
        ends_at=begins + timedelta(hours=8),
        held_from=timezone.localdate(begins) if held else None,
        held_until=timezone.localdate(begins) if held else None,
        agenda=said,
        minutes=said if held else "",
        minutes_done_at=now if held else None,
        entry_code=f"{place.region.replace('.', '')}{state}",
        made_at=now,
    )
    MeetingRegion.objects.create(meeting=found.meeting, participation=found.participation)
    secretariat = cast[place.region, Role.SECRETARIAT]
    found.attendee = Attendee.objects.create(
        meeting=found.meeting,
        person=secretariat,
        region=place.region,
        name=said,
        role=Role.SECRETARIAT,
        unit=said,
    )
    Attendee.objects.create(meeting=found.meeting, region=place.region, name=f"Tamu {said}")
    if held:
        Attendance.objects.create(
            attendee=found.attendee,
            day=timezone.localdate(begins),
            how=Attendance.How.LIST,
            entry=uuid4(),
            noted_at=begins,
            at=begins,
        )
    found.material = Material.objects.create(
        meeting=found.meeting,
        kind=Material.Kind.MATERIAL,
        title=said,
        file=_file(place, said),
        at=now,
    )
    found.decision = Decision.objects.create(
        meeting=found.meeting,
        participation=found.participation,
        number=1,
        words=said,
        holder=secretariat.memberships.get(role=Role.SECRETARIAT, region=place.region),
        at=now,
    )


def _outlines() -> OutlineSet:
    found = OutlineSet.objects.create(
        name="contoh.geojson",
        source="contoh",
        sha256="0" * 64,
        tolerance="0.01",
        width=100,
        height=50,
        at=timezone.now(),
    )
    Outline.objects.create(set=found, region="73.22", path="M0 0L9 0L9 9Z")
    return found


def _draft() -> WorkflowVersion:
    base = workflow(WORKFLOW)
    draft = base.model_copy(update={"version": "2099"})
    return WorkflowVersion.objects.create(
        slug=draft.slug,
        version=draft.version,
        body=draft.model_dump(mode="json"),
        based_on=base.key,
        made_at=timezone.now(),
    )
