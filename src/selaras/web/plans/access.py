"""Who may see which plan: the table of rights as a condition of the query.

A plan that the viewer may not see answers like one that does not exist: one query, one Http404.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import Http404

from selaras.core.framework import Knowledge, Region
from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.plans.models import Plan, PlanRegion
from selaras.web.plans.plan import read_plan


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that the viewer may see: its row, its value, and what the programme fixes."""

    row: Plan
    plan: Masterplan
    knowledge: Knowledge

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions of the plan in its order, those of then as they were called."""
        return tuple(self.knowledge.region_ever[code] for code in self.plan.regions)


def may(viewer: Viewer, action: Action) -> Q:
    """What a row of Plan must meet so that the viewer may do this to it, in its present state.

    A right in one of the plan's regions is enough; whoever ever advised one of them assesses none.
    """
    open_to_all = rights.open_states(Kind.PLAN, action)
    found = Q(state__in=open_to_all) if open_to_all else Q()
    regions = PlanRegion.objects.filter(plan=OuterRef("pk")).order_by()
    for reach, states in _reached(viewer, action).items():
        inside = Q(Exists(regions.filter(reach.condition("region"))), state__in=states)
        if reach.without:
            advised = rights.Reach(reach.without).condition("region")
            inside &= ~Q(Exists(regions.filter(advised)))
        found |= inside
    return found or Q(pk__in=[])


def _reached(viewer: Viewer, action: Action) -> dict[rights.Reach, list[str]]:
    """How far the viewer's posts carry the action, each with the states in which they do."""
    found: dict[rights.Reach, list[str]] = {}
    for state in rights.closed_states(Kind.PLAN, action):
        for reach in rights.reaches(viewer, Kind.PLAN, action, state):
            found.setdefault(reach, []).append(state)
    return found


def plans_for(viewer: Viewer, action: Action = Action.SEE) -> QuerySet[Plan]:
    """The plans to which the viewer may do this."""
    return Plan.objects.filter(may(viewer, action))


def get_plan(viewer: Viewer, key: str, action: Action = Action.SEE) -> Plan:
    """The row of the plan with this key; raises Http404 where the viewer may not do this to it."""
    held = frozenset((post.role, post.region) for post in viewer.posts)
    row = next(iter(_plan_for(held, viewer.advised, action)(key)), None)
    if row is None:
        raise Http404(key)
    return row


@lru_cache(maxsize=4096)
def _plan_for(
    held: frozenset[tuple[Role, str]], advised: frozenset[str], action: Action
) -> Prepared[Plan]:
    """The query for one plan by its key, once for all who hold these roles in these regions."""
    posts = tuple(Post(0, role, region, 0) for role, region in sorted(held))
    viewer = Viewer(posts=posts, advised=advised)
    return Prepared(lambda key: plans_for(viewer, action).filter(key=key), "*")


def open_plan(viewer: Viewer, key: str, action: Action = Action.SEE) -> Opened:
    """The plan with this key, read; raises Http404 where the viewer may not do this to it."""
    row = get_plan(viewer, key, action)
    return Opened(row, read_plan(row), load_knowledge())


def followed_plans(viewer: Viewer) -> QuerySet[Plan]:
    """The plans of which the viewer may know how far they are, each with whether it may be read."""
    found = {"readable": Case(When(may(viewer, Action.SEE), then=True), default=False)}
    return plans_for(viewer, Action.FOLLOW).annotate(**found)


def get_followed(viewer: Viewer, key: str) -> Plan:
    """The row of a plan that the viewer may follow, with `readable`; raises Http404."""
    row = followed_plans(viewer).filter(key=key).first()
    if row is None:
        raise Http404(key)
    return row


def post_to(viewer: Viewer, action: Action, row: Plan) -> Post | None:
    """The post by which the viewer may do this to the plan in its present state."""
    return rights.post_for(viewer, Kind.PLAN, action, row.regions, row.state)


def writes(viewer: Viewer, row: Plan) -> bool:
    """Whether the viewer may write all of the plan in its present state."""
    return post_to(viewer, Action.WRITE, row) is not None


def reads_drafts(viewer: Viewer, row: Plan) -> bool:
    """Whether the viewer would read this plan as a draft too, and so what it once was."""
    return rights.post_for(viewer, Kind.PLAN, Action.SEE, row.regions, Plan.State.DRAFT) is not None


def decides_on(viewer: Viewer, row: Plan, *actions: Action) -> bool:
    """Whether the viewer may do one of these to the plan, be it now or in another of its states."""
    return any(
        rights.post_for(viewer, Kind.PLAN, action, row.regions, state) is not None
        for action in actions
        for state in rights.closed_states(Kind.PLAN, action)
    )


def get_plan_to_decide(viewer: Viewer, key: str, *actions: Action) -> Plan:
    """The row of a plan on which the viewer decides, whatever its state; raises Http404.

    So that whoever comes too late reads that the state changed, not that there is no page.
    """
    row = get_plan(viewer, key)
    if not decides_on(viewer, row, *actions):
        raise Http404(key)
    return row


def get_plan_to_review(viewer: Viewer, key: str) -> Plan:
    """The row of a plan whose region the viewer advises; raises Http404."""
    row = get_plan(viewer, key)
    if not advises_on(viewer, row):
        raise Http404(key)
    return row


def advises_on(viewer: Viewer, row: Plan) -> bool:
    """Whether the viewer is an adviser of one of the plan's regions."""
    return any(post.role == Role.ADVISER and post.region in row.regions for post in viewer.posts)
