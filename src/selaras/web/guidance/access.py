"""Who may see the way of a region through the stages, and who moves it.

The region's secretariat and planners write (GUIDANCE WRITE), its adviser approves (APPROVE), the
ministry manages and excepts. A gate whose conditions are met may be opened by any of these three,
for opening decides nothing any more: the adviser's approval is one of its conditions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from selaras.core.framework import Region
from selaras.core.workflow import Stage, Workflow
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.subjects import region_of
from selaras.web.workflows.known import workflow_of

PASSING = (Action.WRITE, Action.APPROVE, Action.MANAGE)
"""Any of these rights opens a gate whose conditions are met."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A region on its way: its rows, the cohort's workflow, its passages in their order.

    `post` is the one by which the viewer does what was asked for.
    """

    journey: Journey
    participation: Participation
    workflow: Workflow
    passages: tuple[Passage, ...]
    post: Post | None = None

    @property
    def cohort(self) -> Cohort:
        """The cohort it belongs to."""
        return self.participation.cohort

    @property
    def region(self) -> Region:
        """The region, readable also where its code has changed."""
        return region_of(self.participation)

    @property
    def role(self) -> str:
        """The role by which the viewer acts; empty for none."""
        return self.post.role if self.post else ""

    @property
    def current(self) -> Passage | None:
        """The stage at which it stands; None once it is through."""
        return next((each for each in self.passages if each.until is None), None)

    def passage(self, stage: str) -> Passage | None:
        """Its passage through a stage; None where it passes over that stage."""
        return next((each for each in self.passages if each.stage == stage), None)

    def stage_of(self, passage: Passage) -> Stage:
        """What the workflow says of it."""
        return self.workflow.stage[passage.stage]


def opened_of(journey: Journey, post: Post | None = None) -> Opened:
    """Workflow and passages beside a row that was fetched with participation and cohort."""
    workflow = workflow_of(journey.participation.cohort.workflow)
    passages = tuple(journey.passages.select_related("opened_by"))
    return Opened(journey, journey.participation, workflow, passages, post)


def get_journey_for(viewer: Viewer, action: Action, cohort_key: str, region: str) -> Opened:
    """The way of a region in a cohort, for whoever may do this to it; raises Http404."""
    return _get(viewer, (action,), cohort_key, region)


def get_journey_to_pass(viewer: Viewer, cohort_key: str, region: str) -> Opened:
    """The same for whoever may open a gate of it."""
    return _get(viewer, PASSING, cohort_key, region)


def may(opened: Opened, viewer: Viewer, action: Action) -> bool:
    """Whether the viewer may do this to the region's way."""
    return post_to(opened.participation, viewer, action) is not None


def post_to(participation: Participation, viewer: Viewer, action: Action) -> Post | None:
    """The post by which the viewer may do this to the guidance of that region."""
    return rights.post_for(viewer, Kind.GUIDANCE, action, [participation.region])


def get_cohort_to_follow(viewer: Viewer, key: str) -> Cohort:
    """A cohort of which the viewer may follow at least one region; raises Http404."""
    cohorts = Cohort.objects.filter(key=key)
    if not manages(viewer):
        cohorts = cohorts.filter(Exists(followed(viewer).filter(cohort=OuterRef("pk"))))
    row = cohorts.first()
    if row is None:
        raise Http404(key)
    return row


def get_cohort_to_guide(viewer: Viewer, key: str) -> Cohort:
    """A cohort, for those who run the guidance; raises Http404."""
    row = Cohort.objects.filter(key=key).first() if manages(viewer) else None
    if row is None:
        raise Http404(key)
    return row


def followed(viewer: Viewer) -> QuerySet[Participation]:
    """The participations in force whose way the viewer may see.

    A cohort in preparation is no secret to those whose guidance has begun; to others it is.
    """
    allowed = rights.condition(viewer, Kind.GUIDANCE, Action.SEE, field="region")
    found = Participation.objects.filter(allowed, withdrawn_at=None)
    if manages(viewer):
        return found
    return found.filter(Q(cohort__announced_at__isnull=False) | Q(journey__isnull=False))


def manages(viewer: Viewer) -> bool:
    """Whether the viewer runs the guidance of the whole nation."""
    return rights.post_for(viewer, Kind.GUIDANCE, Action.MANAGE, [""]) is not None


def managing_role(viewer: Viewer) -> str:
    """The role by which the viewer does; empty for none."""
    post = rights.post_for(viewer, Kind.GUIDANCE, Action.MANAGE, [""])
    return post.role if post else ""


def _get(viewer: Viewer, actions: Sequence[Action], cohort_key: str, region: str) -> Opened:
    field = "participation__region"
    found = (rights.condition(viewer, Kind.GUIDANCE, each, field=field) for each in actions)
    allowed = reduce(or_, found)
    row = (
        Journey.objects.select_related("participation__cohort", "plan")
        .filter(allowed, participation__cohort__key=cohort_key, participation__region=region)
        .first()
    )
    if row is None:
        raise Http404(f"{cohort_key}/{region}")
    posts = (post_to(row.participation, viewer, each) for each in actions)
    return opened_of(row, next(filter(None, posts), None))
