"""Made-up rounds of the demonstration: one published, others answered, judged, objected to.

They are written as rows, without the entries of the record that people's decisions leave: nobody
took these decisions. Every round says on each page that it is made up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zlib import crc32

from django.utils import timezone

from selaras.core.instrument import Instrument, Node, Scale, exact, score, shown
from selaras.core.instrument.stability import DRAWS, SEED
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.answers.actions.figures import refresh
from selaras.web.answers.models import Answer, Evidence, Part
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.assessments.phases import DATED, Phase
from selaras.web.assessments.queries import asked_of
from selaras.web.judgements.models import Finding, Mark, Seat, Settlement
from selaras.web.judgements.queries import agreed_values, differences
from selaras.web.judgements.totals import refresh_participant, refresh_seat
from selaras.web.project.cast import Cast
from selaras.web.rankings.gathering import rows_of_results, values_of, with_intervals
from selaras.web.rankings.models import Ranking
from selaras.web.results.models import FollowUp, Objection, Result

_REGIONS = {"73.22": "2022", "73.17": "", "73.24": "2018"}
"""The regions of the cast, with the cohort that each belongs to in truth."""

_LENGTH = timedelta(days=14)
_MARKED = "(peragaan)"


@dataclass(frozen=True, slots=True)
class _Plan:
    """A round to be made up: in which phase it is, and how much of it is answered (in tenths)."""

    key: str
    indonesian: str
    english: str
    instrument: str
    year: int
    phase: Phase
    answered: int = 10
    previous: str = ""
    begins: timedelta = field(default=timedelta(days=4))


_ROUNDS = (
    _Plan(
        "peragaan-evaluasi-2025",
        "Evaluasi Smart City 2025 (peragaan)",
        "Smart City evaluation 2025 (demonstration)",
        "smart-city-evaluation@2022",
        2025,
        Phase.PUBLISHED,
        begins=timedelta(days=300),
    ),
    _Plan(
        "peragaan-evaluasi-2026",
        "Evaluasi Smart City 2026 (peragaan)",
        "Smart City evaluation 2026 (demonstration)",
        "smart-city-evaluation@2022",
        2026,
        Phase.ANSWERING,
        answered=6,
        previous="peragaan-evaluasi-2025",
    ),
    _Plan(
        "peragaan-kesiapan-2026",
        "Kesiapan Smart City 2026 (peragaan)",
        "Smart City readiness 2026 (demonstration)",
        "readiness@2023",
        2026,
        Phase.DESK,
    ),
    _Plan(
        "peragaan-spbe-2026",
        "Penilaian SPBE 2026 (peragaan)",
        "SPBE assessment 2026 (demonstration)",
        "spbe@2020",
        2026,
        Phase.OBJECTION,
    ),
)

_FINDINGS = (
    (Finding.Kind.STRENGTH, "Dewan Smart City bersidang setiap bulan dan notulanya lengkap."),
    (Finding.Kind.WEAKNESS, "Sebagian program belum punya angka awal dan sumber datanya."),
    (Finding.Kind.RECOMMENDATION, "Tetapkan rencana induk dengan peraturan kepala daerah."),
    (Finding.Kind.RECOMMENDATION, "Catat angka awal setiap indikator beserta tahun dan sumbernya."),
)


def set_up_rounds(cast: Cast, *, at: datetime) -> None:
    """Write the rounds; whoever assesses a region of the cast gets a post for all of them.

    Where there are such rounds already, nothing changes.
    """
    if Round.objects.filter(demonstration=True).exists():
        return
    assessors = _appoint(cast, timezone.localdate(at))
    for plan in _ROUNDS:
        row = _open(plan, cast, at=at)
        for region, cohort in _REGIONS.items():
            participant = Participant.objects.create(round=row, region=region, cohort=cohort)
            _answer(participant, plan, cast, at=at)
            if plan.phase != Phase.ANSWERING:
                _judge(participant, plan, assessors, cast, at=at)
        if plan.phase == Phase.PUBLISHED:
            _publish(row, cast, at=at)


def _appoint(cast: Cast, today: date) -> list[Membership]:
    """Posts at the ministry for the assessors, so that each may judge every region."""
    ministry = Organisation.objects.get(kind=Organisation.Kind.MINISTRY)
    people = {cast[region, Role.ASSESSOR].pk: cast[region, Role.ASSESSOR] for region in _REGIONS}
    return [
        Membership.objects.get_or_create(
            person=person,
            organisation=ministry,
            role=Role.ASSESSOR,
            since=today - timedelta(days=365),
            defaults={"title": "Asesor"},
        )[0]
        for person in people.values()
    ]


def _open(plan: _Plan, cast: Cast, *, at: datetime) -> Round:
    """The round, dated so that its phase is the one in force."""
    row = Round.objects.create(
        key=plan.key,
        title={"id": plan.indonesian, "en": plan.english},
        instrument=plan.instrument,
        year=plan.year,
        previous=Round.objects.filter(key=plan.previous).first(),
        place="Jakarta",
        signer="Ratna Wulandari",
        signer_title="Ketua Tim Pendampingan",
        demonstration=True,
        made_by=cast["", Role.MINISTRY_OFFICER],
        made_at=at,
    )
    last = Phase.FINAL if plan.phase == Phase.PUBLISHED else plan.phase
    first = timezone.localdate(at) - plan.begins - _LENGTH * DATED.index(last)
    for place, phase in enumerate(DATED):
        since = first + _LENGTH * place
        until = since + _LENGTH - timedelta(days=1)
        Term.objects.create(round=row, phase=phase, since=since, until=until)
    return row


def _answer(participant: Participant, plan: _Plan, cast: Cast, *, at: datetime) -> None:
    """So many answers as planned; the rest lies with the agency's contact."""
    instrument = instrument_of(participant.round)
    by = cast[participant.region, Role.SECRETARIAT]
    leaves = asked_of(instrument, participant.region)
    Answer.objects.bulk_create(
        Answer(
            participant=participant,
            code=leaf.code,
            value=_decimal(_made_up(leaf, participant.region, plan.key)),
            note=f"Diisi untuk peragaan {_MARKED}.",
            by=by,
            at=at,
        )
        for leaf in leaves[: len(leaves) * plan.answered // 10]
    )
    Evidence.objects.bulk_create(
        Evidence(
            participant=participant,
            code=leaf.code,
            wanted=leaf.evidence[0].code,
            title=f"{leaf.evidence[0].name.id} {_MARKED}",
            link=f"https://contoh.selaras.test/{participant.region}/{leaf.code}",
            by=by,
            at=at,
        )
        for leaf in leaves[: len(leaves) // 2]
        if leaf.evidence
    )
    if plan.phase == Phase.ANSWERING:
        _give_part(participant, leaves, cast, at=at)
    else:
        participant.submitted_at = at - plan.begins
        participant.save(update_fields=["submitted_at"])
    refresh(participant, instrument)


def _give_part(
    participant: Participant, leaves: Sequence[Node], cast: Cast, *, at: datetime
) -> None:
    region = participant.region
    contact = cast[region, Role.AGENCY_CONTACT].memberships.get(
        role=Role.AGENCY_CONTACT, region=region
    )
    top = leaves[-1].parent or leaves[-1].code
    Part.objects.create(
        participant=participant,
        code=top,
        organisation=contact.organisation,
        holder=contact,
        at=at,
    )


def _judge(
    participant: Participant,
    plan: _Plan,
    assessors: Sequence[Membership],
    cast: Cast,
    *,
    at: datetime,
) -> None:
    """A seat for each; while documents are judged only the first one is done."""
    instrument = instrument_of(participant.round)
    for number, post in enumerate(assessors):
        done = plan.phase != Phase.DESK or number == 0
        seat = Seat.objects.create(
            participant=participant, holder=post, at=at, finished_at=at if done else None
        )
        if done:
            Mark.objects.bulk_create(_marks(seat, instrument, number, plan, at))
        refresh_seat(seat)
    if plan.phase == Phase.DESK:
        refresh_participant(participant)
        return
    _conclude(participant, assessors[0], at=at)
    if plan.phase == Phase.OBJECTION and participant.region == "73.17":
        leaf = asked_of(instrument, participant.region)[0]
        Objection.objects.create(
            participant=participant,
            code=leaf.code,
            text=f"Peraturannya sudah terbit, tetapi belum terbaca oleh asesor {_MARKED}.",
            wanted=_decimal(leaf.scale.high),
            by=cast[participant.region, Role.SECRETARIAT],
            at=at,
        )


def _marks(
    seat: Seat, instrument: Instrument, number: int, plan: _Plan, at: datetime
) -> Iterable[Mark]:
    region = seat.participant.region
    for leaf in asked_of(instrument, region):
        value = _made_up(leaf, region, plan.key)
        if number and crc32(f"{leaf.code}{region}".encode()) % 6 == 0:
            value = _nearer(leaf.scale, value)
        yield Mark(seat=seat, code=leaf.code, value=_decimal(value), at=at)


def _conclude(participant: Participant, post: Membership, *, at: datetime) -> None:
    """Settle what is far apart, and say what the report will say."""
    refresh_participant(participant)
    for each in differences(participant):
        own = participant.answers.get(code=each.code)
        Settlement.objects.create(
            participant=participant,
            code=each.code,
            value=own.value or Decimal(0),
            reason=f"Bukti dibaca ulang bersama {_MARKED}.",
            by=post.person,
            at=at,
        )
    Finding.objects.bulk_create(
        Finding(
            participant=participant,
            kind=kind,
            text=f"{text} {_MARKED}",
            by=post.person,
            at=at,
        )
        for kind, text in _FINDINGS
    )
    refresh_participant(participant)


def _publish(row: Round, cast: Cast, *, at: datetime) -> None:
    """Fix every result, give it a letter, publish the round, and begin one follow-up each."""
    instrument = instrument_of(row)
    for number, participant in enumerate(row.participants.all(), start=1):
        _fix(participant, instrument, number, cast, at=at)
        first = participant.findings.filter(kind=Finding.Kind.RECOMMENDATION).first()
        assert first is not None
        FollowUp.objects.create(
            finding=first,
            action=f"Rancangan peraturan dibahas dengan bagian hukum {_MARKED}.",
            state=FollowUp.State.RUNNING,
            by=cast[participant.region, Role.SECRETARIAT],
            at=at,
        )
    row.published_at = at - timedelta(days=280)
    row.save(update_fields=["published_at"])
    _rank(row, instrument, at=at)


def _rank(row: Round, instrument: Instrument, *, at: datetime) -> None:
    """The ranking as publication would have left it, with its intervals."""
    rows = rows_of_results(row)
    values = values_of(row, final=True)
    Ranking.objects.create(
        round=row,
        final=True,
        draws=DRAWS,
        seed=SEED,
        rows=[
            each.plain()
            for each in with_intervals(instrument, rows, values, draws=DRAWS, seed=SEED)
        ],
        ready_at=at,
        at=at,
    )


def _fix(
    participant: Participant, instrument: Instrument, number: int, cast: Cast, *, at: datetime
) -> None:
    values = agreed_values(participant)
    found = score(instrument, values, load_knowledge().region_ever[participant.region].kind)
    assert found.index is not None
    reached = {code: node.value for code, node in found.nodes.items() if node.value is not None}
    Result.objects.create(
        participant=participant,
        instrument=instrument.key,
        index=exact(found.index),
        shown=shown(found.index),
        predicate=found.predicate.model_dump() if found.predicate else None,
        values={code: exact(value) for code, value in values.items()},
        nodes={code: exact(value) for code, value in reached.items()},
        complete=found.complete,
        letter_number=f"B-{number}/PERAGAAN/12/2025",
        letter_date=date(2025, 12, 15),
        by=cast["", Role.MINISTRY_OFFICER],
        at=at,
    )


def _made_up(leaf: Node, region: str, key: str) -> Fraction:
    """A value on the scale of the leaf, always the same for this leaf, region and round."""
    drawn = Fraction(crc32(f"{leaf.code} {region} {key}".encode()) % 1000, 1000)
    scale = leaf.scale
    step = scale.step or Fraction(1, 4)
    many = int((scale.high - scale.low) / step)
    # Nobody begins at nothing, and hardly anybody is at the top.
    place = min(many, many * 2 // 5 + int(drawn * (many * 3 // 5 + 1)))
    return scale.low + step * place


def _nearer(scale: Scale, value: Fraction) -> Fraction:
    """One step lower, where there is one."""
    step = scale.step or Fraction(1, 2)
    return value - step if value - step >= scale.low else value


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
