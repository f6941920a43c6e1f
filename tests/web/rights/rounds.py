"""One round in every phase, with the three regions in it: answers, marks, objections, results.

Texts of a region carry its word behind one of the openings below, which say who may read them.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.answers.models import Answer, Evidence, Part, Receipt, StoredFile
from selaras.web.answers.receipts import digest_of, what_is_said
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.models import Finding, Mark, Meeting, Remark, Seat, Settlement
from selaras.web.project.cast import Cast
from selaras.web.rankings.gathering import rows_of_results
from selaras.web.rankings.models import Ranking
from selaras.web.results.models import FollowUp, Objection, Result, ResultFile
from tests.web.assessments.making import make_round, take_part
from tests.web.rights.place import Place

ANSWERED, SEALED, TOLD = "jawab", "segel", "nilai"
"""Before the word of a region: in what it answered; in marks that the other assessor may not see
yet; in marks and findings that its own people see from the objection on."""

LEAF, OTHER_LEAF = "output.policy", "output.budget"

_JUDGED = (Phase.DESK, Phase.INTERVIEW, Phase.VISIT)
_TOLD = (Phase.OBJECTION, Phase.FINAL)


@dataclass
class Taking:
    """A region in the round of a phase, and what lies there."""

    row: Participant
    evidence: Evidence
    part: Part
    seats: list[Seat] = field(default_factory=list)
    finding: Finding | None = None
    meeting: Meeting | None = None
    remark: Remark | None = None
    objection: Objection | None = None
    follow_up: FollowUp | None = None
    file: ResultFile | None = None


@dataclass
class Rounds:
    """The rounds by phase, what each region has in them, and the second assessor."""

    rows: dict[Phase, Round]
    taking: dict[tuple[Phase, str], Taking]
    second: Person


def settle_rounds(
    cast: Cast, places: Mapping[str, Place], seated: Iterable[Membership] = ()
) -> Rounds:
    """Write them; `seated` have a seat in their region although they may not judge it."""
    second = _second_assessor()
    posts = {
        region: [*_assessors(cast, region, second), *(p for p in seated if p.region == region)]
        for region in places
    }
    rows: dict[Phase, Round] = {}
    taking: dict[tuple[Phase, str], Taking] = {}
    # The published one first: it is the round before all others.
    for phase in reversed(Phase):
        rows[phase] = make_round(
            cast,
            phase=phase,
            regions=places,
            key=f"putaran-{phase}",
            previous=rows.get(Phase.PUBLISHED),
        )
        for region, place in places.items():
            taking[phase, region] = _take_part(rows[phase], phase, place, posts[region])
    for place in places.values():
        _colleague(place)
    published = rows[Phase.PUBLISHED]
    now = timezone.now()
    ranked = [each.plain() for each in rows_of_results(published)]
    for row, final, told in ((published, True, ranked), (rows[Phase.DESK], False, [])):
        Ranking.objects.create(
            round=row, final=final, draws=1, seed=1, rows=told, ready_at=now, at=now
        )
    return Rounds(rows, taking, second)


def _contact_of(region: str) -> Membership:
    """The contact of the cast, whose agency answers a part."""
    return (
        Membership.objects.filter(role=Role.AGENCY_CONTACT, region=region).order_by("pk")[:1].get()
    )


def _colleague(place: Place) -> None:
    """Somebody in that agency to hand the part on to."""
    contact = _contact_of(place.region)
    Membership.objects.create(
        person=place.person,
        organisation=contact.organisation,
        role=Role.AGENCY_CONTACT,
        since=contact.since,
    )


def _second_assessor() -> Person:
    """Assesses for the ministry, so everywhere."""
    person = register(email="kedua@contoh.selaras.test", name="Asesor Kedua", password=None)
    Membership.objects.create(
        person=person,
        organisation=Organisation.objects.get(kind=Organisation.Kind.MINISTRY),
        role=Role.ASSESSOR,
        since=timezone.localdate() - timedelta(days=99),
    )
    return person


def _assessors(cast: Cast, region: str, second: Person) -> list[Membership]:
    first = cast[region, Role.ASSESSOR].memberships.get(region=region)
    return [first, second.memberships.get()]


def _take_part(row: Round, phase: Phase, place: Place, posts: list[Membership]) -> Taking:
    contact = _contact_of(place.region)
    participant = take_part(row, place.region)
    said = f"{ANSWERED}{place.word}"
    now = timezone.now()
    Answer.objects.create(
        participant=participant, code=LEAF, value=Decimal(3), note=said, at=now, by=place.person
    )
    found = Taking(
        row=participant,
        evidence=_evidence(participant, place, said),
        part=Part.objects.create(
            participant=participant,
            code="output",
            organisation=contact.organisation,
            holder=contact,
            at=now,
        ),
    )
    content = what_is_said(participant.answers.all(), participant.evidence.all())
    Receipt.objects.create(
        participant=participant, number=1, content=content, digest=digest_of(content), at=now
    )
    if phase not in (Phase.PREPARING, Phase.ANSWERING):
        _judge(found, phase, place, posts)
    if phase in _TOLD:
        found.objection = Objection.objects.create(
            participant=participant, code=OTHER_LEAF, text=f"{TOLD}{place.word}", at=now
        )
    if phase in (Phase.FINAL, Phase.PUBLISHED):
        _fix(found, phase, place)
    return found


def _evidence(participant: Participant, place: Place, said: str) -> Evidence:
    content = f"%PDF-1.7 {said}".encode()
    digest = hashlib.sha256(content).hexdigest()
    now = timezone.now()
    file = StoredFile.objects.filter(region=place.region, sha256=digest).first()
    if file is None:
        file = StoredFile(
            region=place.region,
            sha256=digest,
            name=f"{said}.pdf",
            kind="pdf",
            size=len(content),
            at=now,
            by=place.person,
        )
        file.file.save(f"{said}.pdf", ContentFile(content))
    return Evidence.objects.create(
        participant=participant, code=LEAF, title=said, file=file, at=now, by=place.person
    )


def _judge(found: Taking, phase: Phase, place: Place, posts: list[Membership]) -> None:
    """Two seats (or more) with a mark; finished once the objection begins."""
    now = timezone.now()
    finished = phase not in _JUDGED
    opening = SEALED if not finished else TOLD
    word = f"{opening}{place.word}" if phase != Phase.PUBLISHED else "terbuka"
    for number, post in enumerate(posts):
        seat = Seat.objects.create(
            participant=found.row,
            holder=post,
            at=now,
            finished_at=now if finished else None,
            marked=1,
            index=Decimal(3),
        )
        # The first assessor's own mark says nothing; the second one's is not theirs to see yet.
        note = word if number else "catatan"
        Mark.objects.create(seat=seat, code=LEAF, value=Decimal(2 + number), note=note, at=now)
        found.seats.append(seat)
    told = word if finished else "catatan"
    found.finding = Finding.objects.create(
        participant=found.row,
        kind=Finding.Kind.RECOMMENDATION,
        text=told,
        by=posts[0].person,
        at=now,
    )
    found.meeting = Meeting.objects.create(
        participant=found.row,
        kind=Meeting.Kind.INTERVIEW,
        on=timezone.localdate(),
        notes="catatan",
        at=now,
    )
    if finished:
        found.row.finished_seats = len(posts)
        found.row.index = Decimal("2.5")
        found.row.save()
        found.remark = Remark.objects.create(
            participant=found.row, code=LEAF, text=word, at=now, by=posts[0].person
        )
        Settlement.objects.create(
            participant=found.row, code=LEAF, value=Decimal(3), reason=word, at=now
        )


def _fix(found: Taking, phase: Phase, place: Place) -> None:
    result = Result.objects.create(
        participant=found.row,
        instrument=found.row.round.instrument,
        index="5/2",
        shown=Decimal("2.50"),
        values={LEAF: "3"},
        nodes={"index": "5/2", "output": "3", LEAF: "3"},
        complete=False,
        letter_number="B-1/CONTOH/2026",
        letter_date=timezone.localdate(),
        at=timezone.now(),
    )
    file = ResultFile(
        result=result,
        what=ResultFile.What.LETTER,
        language="id",
        format="pdf",
        state=ResultFile.State.READY,
        sha256="0" * 64,
        size=4,
        at=timezone.now(),
    )
    told = f"{TOLD}{place.word}" if phase != Phase.PUBLISHED else "terbuka"
    file.file.save(f"{phase}-{place.region}.pdf", ContentFile(told.encode()), save=False)
    file.save()
    found.file = file
    assert found.finding is not None
    found.follow_up = FollowUp.objects.create(
        finding=found.finding,
        action="terbuka",
        organisation=place.agency,
        at=timezone.now(),
    )
