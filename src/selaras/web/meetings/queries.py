"""Reads: meetings of regions, who is expected, who was there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Participation
from selaras.web.meetings.access import Seen
from selaras.web.meetings.models import Attendance, Attendee, Meeting, MeetingRegion

# --- what other apps ask -----------------------------------------------------------------------


def minutes_of(participation: Participation, stage: str) -> bool:
    """Whether there are minutes of the region for that stage: a meeting of the stage whose
    minutes are done, where at least one person of the region was present."""
    return (participation.pk, stage) in minutes_in([participation.pk])


def minutes_in(participations: Iterable[int]) -> frozenset[tuple[int, str]]:
    """The same for many: pairs of participation and stage that have minutes; one query."""
    there = Attendance.objects.filter(
        attendee__meeting=OuterRef("meeting"), attendee__region=OuterRef("participation__region")
    )
    rows = MeetingRegion.objects.filter(
        Exists(there),
        participation__in=list(participations),
        meeting__minutes_done_at__isnull=False,
        meeting__cancelled_at=None,
    )
    return frozenset(rows.order_by().values_list("participation", "meeting__stage"))


def meetings_of(participations: Iterable[int]) -> dict[int, list[Meeting]]:
    """Meetings of each of these, cancelled ones too, by their beginning; one query."""
    found: dict[int, list[Meeting]] = {}
    rows = MeetingRegion.objects.filter(participation__in=list(participations))
    rows = rows.select_related("meeting__cohort").order_by("meeting__begins_at", "meeting")
    for row in rows:
        found.setdefault(row.participation_id, []).append(row.meeting)
    return found


def next_meeting(
    participations: Iterable[int], *, at: datetime | None = None
) -> dict[int, Meeting]:
    """For each of these the first meeting that has not ended at that moment, or by now, and is
    not cancelled; one query."""
    rows = MeetingRegion.objects.filter(
        participation__in=list(participations),
        meeting__minutes_done_at=None,
        meeting__cancelled_at=None,
        meeting__ends_at__gt=at or timezone.now(),
    )
    found: dict[int, Meeting] = {}
    for row in rows.select_related("meeting__cohort").order_by("meeting__begins_at", "meeting"):
        found.setdefault(row.participation_id, row.meeting)
    return found


# --- lists -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in a list, with the codes of its regions and how many are expected and came."""

    meeting: Meeting
    regions: tuple[str, ...]
    expected: int
    came: int


def lines_of(meetings: Iterable[Meeting], reached: Iterable[str]) -> list[Line]:
    """These meetings with their regions, and how many people of the regions reached, and of
    none, are expected and came; two more queries."""
    rows = list(meetings)
    numbers = [each.pk for each in rows]
    regions: dict[int, list[str]] = {}
    for meeting, region in (
        MeetingRegion.objects.filter(meeting__in=numbers)
        .order_by("participation__region")
        .values_list("meeting", "participation__region")
    ):
        regions.setdefault(meeting, []).append(region)
    people = Attendee.objects.filter(meeting__in=numbers, region__in=["", *reached]).order_by()
    counted = {
        meeting: (expected, came)
        for meeting, expected, came in people.values_list("meeting").annotate(
            expected=Count("pk", distinct=True),
            came=Count("pk", distinct=True, filter=Q(attendances__isnull=False)),
        )
    }
    return [
        Line(each, tuple(regions.get(each.pk, ())), *counted.get(each.pk, (0, 0))) for each in rows
    ]


def of_region(meetings: QuerySet[Meeting], region: str) -> QuerySet[Meeting]:
    """Those of them that are for this region."""
    wanted = MeetingRegion.objects.filter(meeting=OuterRef("pk"), participation__region=region)
    return meetings.filter(Exists(wanted))


def mine(meetings: QuerySet[Meeting], viewer: Viewer) -> QuerySet[Meeting]:
    """Those that the viewer is expected at or planned, or that are for a region where the viewer
    has a post; a post in the ministry or a province does not make every meeting one's own."""
    regions = [post.region for post in viewer.posts if "." in post.region]
    for_mine = MeetingRegion.objects.filter(
        meeting=OuterRef("pk"), participation__region__in=regions
    )
    expected = Attendee.objects.filter(meeting=OuterRef("pk"), person=viewer.person)
    return meetings.filter(Exists(for_mine) | Exists(expected) | Q(made_by=viewer.person))


# --- people ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody on the list, and on which days they were there."""

    row: Attendee
    days: Mapping[date, Attendance]


def people_of(seen: Seen, *, managed: bool = False) -> list[Expected]:
    """The people of a meeting whom the viewer sees, or notes: of the regions reached (managed),
    and of none. Two queries."""
    regions = seen.managed if managed else seen.reached
    rows = Attendee.objects.filter(meeting=seen.meeting, region__in=["", *regions])
    people = [
        Expected(row, {each.day: each for each in row.attendances.all()})
        for row in rows.order_by("region", "name", "pk").prefetch_related("attendances")
    ]
    # Those who come for no region stand last.
    return sorted(people, key=lambda each: not each.row.region)


def post_of(seen: Seen, address: str) -> Membership | None:
    """The post today by which the person with this address may come: in a region that the viewer
    manages, in its province, or in the ministry."""
    provinces = {code[:2] for code in seen.managed}
    rows = Membership.objects.active(timezone.localdate()).filter(
        person__email=address.strip().lower(),
        person__is_active=True,
        region__in=["", *seen.managed, *provinces],
        role__in=sorted(INSIDE | {Role.ADVISER, Role.MINISTRY_OFFICER, Role.OBSERVER}),
    )
    return rows.select_related("person", "organisation", "body").order_by("pk").first()


def came_to(meeting: Meeting, regions: Iterable[str] | None = None) -> list[Expected]:
    """Everybody who was there, in the order of certificates: as they came on the list."""
    rows = Attendee.objects.filter(meeting=meeting)
    if regions is not None:
        rows = rows.filter(region__in=list(regions))
    found = rows.order_by("pk").prefetch_related("attendances")
    people = [Expected(row, {each.day: each for each in row.attendances.all()}) for row in found]
    return [each for each in people if each.days]


def ranks_of(meeting: Meeting) -> dict[int, int]:
    """The number of each person's certificate, counted from one among those who were there."""
    there = Attendee.objects.filter(meeting=meeting, attendances__isnull=False)
    numbers = there.order_by("pk").values_list("pk", flat=True).distinct()
    return {number: at for at, number in enumerate(numbers, start=1)}
