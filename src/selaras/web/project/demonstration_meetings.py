"""Meetings of the demonstration: held ones with minutes and attendance, and those ahead."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5
from zlib import crc32

from django.utils import timezone

from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Passage
from selaras.web.meetings.actions.people import expect_posts
from selaras.web.meetings.actions.planning import Wanted, fresh_code, plan_meeting
from selaras.web.meetings.models import (
    Attendance,
    Attendee,
    Decision,
    Meeting,
    MeetingRegion,
)
from selaras.web.project.cast import Cast

READY = "73.24"
"""Its present stage is done but for the adviser's answer."""

Passed = tuple[Participation, Passage, Stage]
"""A region, its passage through a stage, and that stage."""

_MARKED = "(peragaan)"

_NAMES = (
    "Abdul Halik", "Nur Aisyah", "Sri Mulyati", "Hendra Saputra", "Yuni Lestari", "Agus Salim",
    "Maria Goreti", "I Made Arta", "Ruslan Hamid", "Fatimah Zahra", "Dedi Kurnia", "Lina Marlina",
)  # fmt: skip
_UNITS = (
    ("Dinas Komunikasi dan Informatika", Role.SECRETARIAT),
    ("Badan Perencanaan Pembangunan Daerah", Role.PLANNER),
    ("Dinas Kesehatan", Role.AGENCY_CONTACT),
)


def has_met(passed: Passed) -> bool:
    """Whether the meeting of the stage lies behind: it was passed, or is ready to be."""
    row, passage, stage = passed
    # What real members held in 2022 is not made up, but for the region that the cast belongs to.
    told = row.demonstration or row.region == "73.22"
    behind = passage.until is not None or row.region == READY
    return told and behind and stage.session_days > 0


def hold(cohort: Cohort, held: Sequence[Passed], officer: Person) -> None:
    """Meetings with minutes, who was there, and a decision."""
    meetings = [_meeting(cohort, each, officer) for each in held]
    Meeting.objects.bulk_create(meetings)
    pairs = list(zip(held, meetings, strict=True))
    MeetingRegion.objects.bulk_create(
        MeetingRegion(meeting=meeting, participation=row) for (row, _, _), meeting in pairs
    )
    people = Attendee.objects.bulk_create(
        each for (row, _, _), meeting in pairs for each in _people(meeting, row)
    )
    Attendance.objects.bulk_create(
        Attendance(
            attendee=each,
            day=timezone.localdate(each.meeting.begins_at) + timedelta(days=number),
            how=Attendance.How.LIST,
            entry=uuid4(),
            noted_at=each.meeting.ends_at,
            by=officer,
            at=each.meeting.ends_at,
        )
        for each in people
        for number in range(2)
        if crc32(f"{each.region} {each.meeting.stage} {each.name} {number}".encode()) % 8
    )
    Decision.objects.bulk_create(
        Decision(
            meeting=meeting,
            participation=row,
            number=1,
            words=f"Lembar kerja dilengkapi sebelum draf diserahkan {_MARKED}.",
            by=officer,
            at=meeting.ends_at,
        )
        for (row, _, _), meeting in pairs
    )


def meeting_key(stage: str, region: str = "") -> UUID:
    """The key of the meeting that a region had at a stage; without one, of that which lies ahead.

    Always the same, so that a link to it outlives the next demonstration.
    """
    return uuid5(NAMESPACE_URL, f"selaras:meetings/{stage}/{region}")


def _meeting(cohort: Cohort, held: Passed, officer: Person) -> Meeting:
    row, passage, stage = held
    assert passage.since is not None
    name = load_knowledge().region[row.region].name
    until = passage.until or passage.since + timedelta(days=12)
    first = max(passage.since, until - timedelta(days=8))
    last = first + timedelta(days=stage.session_days - 1)
    return Meeting(
        key=meeting_key(stage.code, row.region),
        cohort=cohort,
        stage=stage.code,
        title=f"{stage.name.id} {name}",
        place=f"Aula kantor {name}",
        begins_at=moment(first, 8),
        ends_at=moment(last, 16),
        held_from=first,
        held_until=last,
        agenda="Pembukaan\nKerja kelompok menurut dimensi\nPembacaan hasil",
        minutes=f"Setiap kelompok membacakan hasilnya dan mencatat yang masih kurang {_MARKED}.",
        minutes_done_at=moment(last + timedelta(days=1)),
        minutes_done_by=officer,
        entry_code=fresh_code(),
        demonstration=True,
        made_by=officer,
        made_at=moment(first - timedelta(days=14)),
    )


def _people(meeting: Meeting, row: Participation) -> Iterator[Attendee]:
    """Three made-up people of the region, always the same."""
    start = crc32(row.region.encode())
    for number, (unit, role) in enumerate(_UNITS):
        name = _NAMES[(start + 5 * number) % len(_NAMES)]
        yield Attendee(
            meeting=meeting, region=row.region, name=f"{name} {_MARKED}", role=role, unit=unit
        )


def invite(cohort: Cohort, passages: Iterable[Passed], cast: Cast, *, at: datetime) -> None:
    """Meetings ahead, one for each stage with the regions that stand there; the first one today.

    These are planned as the ministry does it in the pages.
    """
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=at)
    today = timezone.localdate(at)
    waiting: dict[str, tuple[Stage, list[str]]] = {}
    for passed in passages:
        row, passage, stage = passed
        stands = passage.since is not None and passage.until is None and stage.session_days
        if stands and not has_met(passed):
            waiting.setdefault(stage.code, (stage, []))[1].append(row.region)
    ordered = sorted(waiting.values(), key=lambda each: "73.17" not in each[1])
    for number, (stage, regions) in enumerate(ordered):
        first = today + timedelta(days=5 * number)
        meeting = plan_meeting(
            cohort=cohort,
            wanted=Wanted(
                stage=stage.code,
                title=f"{stage.name.id} {_MARKED}",
                regions=sorted(regions),
                begins_at=moment(first, 8),
                ends_at=moment(first + timedelta(days=stage.session_days - 1), 16),
                manner=Meeting.Manner.HYBRID,
                place="Hotel Contoh, Makassar",
                link="https://rapat.contoh.selaras.test/bimtek",
                agenda="Pembukaan\nKerja kelompok menurut dimensi\nPembacaan hasil",
            ),
            by=by,
            role=Role.MINISTRY_OFFICER,
            at=at,
        )
        meeting.key, meeting.demonstration = meeting_key(stage.code), True
        meeting.save(update_fields=["key", "demonstration"])
        if any(Membership.objects.filter(region__in=regions, role__in=stage.takes_part)[:1]):
            expect_posts(meeting=meeting, regions=regions, by=by, role=Role.MINISTRY_OFFICER, at=at)


def moment(day: date, hour: int = 10) -> datetime:
    """That hour of the day, at the site."""
    return datetime.combine(day, time(hour, 0), timezone.get_current_timezone())
