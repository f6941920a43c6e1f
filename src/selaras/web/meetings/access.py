"""Who may open which meeting. Of a meeting's regions each sees the people of those it reaches.

A post sees meetings of a region that it reaches, in cohorts that it may know of. To change a
meeting as a whole, every region of it must be within reach; people and ticks of one region can
be noted by whoever manages meetings there.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.meetings.models import Attendance, Attendee, Material, Meeting, MeetingRegion


@dataclass(frozen=True, slots=True)
class OpenCohort:
    """A cohort with the regions of it that the viewer's posts reach, and those managed there."""

    cohort: Cohort
    participations: tuple[Participation, ...]
    managed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting with all its regions, the codes of those reached, and of those managed.

    `post` is the one by which the viewer manages, None for readers.
    """

    meeting: Meeting
    participations: tuple[Participation, ...]
    reached: frozenset[str]
    managed: frozenset[str]
    post: Post | None

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of all regions of the meeting."""
        return tuple(each.region for each in self.participations)

    @property
    def whole(self) -> bool:
        """Whether the viewer may change the meeting as a whole."""
        return self.post is not None and self.managed.issuperset(self.regions)

    @property
    def open(self) -> bool:
        """Whether anything can still be changed."""
        return self.meeting.cancelled_at is None and self.meeting.minutes_done_at is None

    @property
    def role(self) -> str:
        """The role by which the viewer manages; empty for readers."""
        return self.post.role if self.post else ""


def get_cohort_for(viewer: Viewer, key: str) -> OpenCohort:
    """The cohort, where the viewer may see meetings of a region in it; raises Http404."""
    rows = Participation.objects.select_related("cohort").filter(
        _reached(viewer, Action.SEE, ""), cohort__key=key
    )
    found = tuple(rows.order_by("region"))
    if found:
        cohort = found[0].cohort
    elif _everywhere(viewer):
        cohort = _cohort(key)
    else:
        raise Http404(key)
    return OpenCohort(cohort, found, _managed(viewer, found))


def get_cohort_to_plan(viewer: Viewer, key: str) -> OpenCohort:
    """The same for those who may plan meetings of a region in it; raises Http404."""
    rows = Participation.objects.select_related("cohort").filter(
        _reached(viewer, Action.MANAGE, ""), cohort__key=key
    )
    found = tuple(rows.order_by("region"))
    if not found:
        raise Http404(key)
    return OpenCohort(found[0].cohort, found, frozenset(each.region for each in found))


def meetings_for(viewer: Viewer, key: str) -> QuerySet[Meeting]:
    """Meetings of the cohort with a region that the viewer reaches."""
    reached = MeetingRegion.objects.filter(
        _reached(viewer, Action.SEE, "participation__"), meeting=OuterRef("pk")
    )
    return Meeting.objects.filter(Exists(reached), cohort__key=key).select_related("cohort")


def get_meeting_for(viewer: Viewer, key: str, number: UUID) -> Seen:
    """The meeting, for whoever reaches one of its regions; raises Http404."""
    found = meetings_for(viewer, key).select_related("minutes_done_by").filter(key=number).first()
    if found is None:
        raise Http404(f"{key}/{number}")
    return _seen(viewer, found)


def get_meeting_to_manage(viewer: Viewer, key: str, number: UUID) -> Seen:
    """The same for those who manage meetings of one of its regions; raises Http404."""
    seen = get_meeting_for(viewer, key, number)
    if not seen.managed:
        raise Http404(f"{key}/{number}")
    return seen


def get_finished_meeting(viewer: Viewer, key: str, number: UUID) -> Seen:
    """The same once its minutes are done; raises Http404."""
    rows = meetings_for(viewer, key).filter(minutes_done_at__isnull=False)
    found = rows.select_related("minutes_done_by").filter(key=number).first()
    if found is None:
        raise Http404(f"{key}/{number}")
    seen = _seen(viewer, found)
    if not seen.managed:
        raise Http404(f"{key}/{number}")
    return seen


def get_whole_meeting(viewer: Viewer, key: str, number: UUID) -> Seen:
    """The same for those who manage meetings of all its regions; raises Http404."""
    seen = get_meeting_for(viewer, key, number)
    if not seen.whole:
        raise Http404(f"{key}/{number}")
    return seen


def get_certified(viewer: Viewer, key: str, number: UUID, attendee: UUID) -> Attendee:
    """Somebody who was at a meeting whose minutes are done, for themselves and for those who
    manage; raises Http404."""
    was_there = Attendance.objects.filter(attendee=OuterRef("pk"))
    managed = MeetingRegion.objects.filter(
        _reached(viewer, Action.MANAGE, "participation__"), meeting=OuterRef("meeting")
    )
    own = Q(person=viewer.person) if viewer.person else Q(pk__in=[])
    others = MeetingRegion.objects.filter(
        ~_reached(viewer, Action.MANAGE, "participation__"), meeting=OuterRef("meeting")
    )
    # Guests and people of the ministry belong to those who manage the meeting as a whole.
    of_none = Q(region="") & ~Exists(others)
    theirs = of_none | rights.condition(viewer, Kind.MEETING, Action.MANAGE, field="region")
    row = (
        Attendee.objects.select_related("meeting__cohort")
        .filter(own | (theirs & Exists(managed)))
        .filter(key=attendee, meeting__key=number, meeting__cohort__key=key)
        .filter(Exists(was_there), meeting__minutes_done_at__isnull=False)
        .first()
    )
    if row is None:
        raise Http404(f"{key}/{number}/{attendee}")
    return row


def material_of(seen: Seen, number: int) -> Material:
    """A file of the meeting; raises Http404."""
    row = seen.meeting.materials.select_related("file").filter(pk=number).first()
    if row is None:
        raise Http404(number)
    return row


def _seen(viewer: Viewer, meeting: Meeting) -> Seen:
    rows = Participation.objects.filter(meetings__meeting=meeting).order_by("region")
    found = tuple(rows.select_related("cohort"))
    managed = _managed(viewer, found)
    reached = frozenset(_within(viewer, Action.SEE, found))
    post = rights.post_for(viewer, Kind.MEETING, Action.MANAGE, sorted(managed))
    return Seen(meeting, found, reached, managed, post)


def _reached(viewer: Viewer, action: Action, path: str) -> Q:
    """What a participation must meet: within reach, in a cohort that its region may know of."""
    reached = rights.condition(viewer, Kind.MEETING, action, field=f"{path}region")
    runs = rights.condition(
        viewer, Kind.COHORT, Action.SEE, field=f"{path}region", state="preparing"
    )
    known = Q(**{f"{path}cohort__announced_at__isnull": False})
    invited = Q(**{f"{path}agreement__invited_at__isnull": False})
    return reached & (known | invited | runs)


def _within(viewer: Viewer, action: Action, rows: tuple[Participation, ...]) -> list[str]:
    reaches = rights.reaches(viewer, Kind.MEETING, action)
    return [row.region for row in rows if any(each.covers(row.region) for each in reaches)]


def _managed(viewer: Viewer, rows: tuple[Participation, ...]) -> frozenset[str]:
    return frozenset(_within(viewer, Action.MANAGE, rows))


def _everywhere(viewer: Viewer) -> bool:
    return rights.post_for(viewer, Kind.COHORT, Action.MANAGE, [""]) is not None


def _cohort(key: str) -> Cohort:
    row = Cohort.objects.filter(key=key).first()
    if row is None:
        raise Http404(key)
    return row
