"""Asks the table of rights: as conditions for queries, and by which post somebody may."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from selaras.web.accounts.rights_table import (
    ALWAYS,
    MAY_APPOINT,
    OWN_REGION,
    RIGHTS,
    Action,
    Kind,
    Right,
)
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.accounts.viewing import Post, Viewer

__all__ = [
    "Action",
    "Kind",
    "Reach",
    "closed_states",
    "condition",
    "may_appoint",
    "open_states",
    "post_for",
    "reaches",
]


@dataclass(frozen=True, slots=True)
class Reach:
    """Region codes that a right covers; an empty code is the nation. `without` is taken out.

    A province's code covers its regencies and cities, but where the right is for `own` regions.
    """

    regions: frozenset[str]
    without: frozenset[str] = frozenset()
    own: bool = False

    def covers(self, region: str) -> bool:
        """Whether the region lies within; the nation itself only within the nation."""
        inside = region in self.regions if self.own else _within(self.regions, region)
        return inside and not _within(self.without, region)

    def condition(self, field: str) -> Q:
        """The same as a condition on a field that holds region codes."""
        if self.own:
            return Q(**{f"{field}__in": sorted(self.regions)}) if self.regions else _NOTHING
        inside = _inside(self.regions, field)
        return inside & ~_inside(self.without, field) if self.without else inside


def _within(regions: frozenset[str], region: str) -> bool:
    return any(own in ("", region) or region.startswith(f"{own}.") for own in regions)


def _inside(regions: frozenset[str], field: str) -> Q:
    if "" in regions:
        return ~_NOTHING
    if not regions:
        return _NOTHING
    # Conditions are worked out anew for each request, so that one is cheaper than several.
    found = Q(**{f"{field}__in": sorted(regions)})
    for own in regions:
        if len(own) == _PROVINCE:
            found |= Q(**{f"{field}__startswith": f"{own}."})
    return found


_NOTHING = Q(pk__in=[])

_PROVINCE = 2
"""Length of a province's code."""


def open_states(kind: Kind, action: Action) -> list[str]:
    """States in which everybody may."""
    return [
        each.state
        for each in RIGHTS
        if (each.kind, each.action) == (kind, action) and each.everyone
    ]


def closed_states(kind: Kind, action: Action) -> list[str]:
    """States in which only some roles may."""
    return [
        each.state for each in RIGHTS if (each.kind, each.action) == (kind, action) and each.roles
    ]


def reaches(viewer: Viewer, kind: Kind, action: Action, state: str = ALWAYS) -> list[Reach]:
    """How far the viewer's posts carry this right; a query takes them with `or`."""
    roles = {role for right in _rows(kind, action, state) for role in right.roles}
    posts = [post for post in viewer.posts if post.role in roles]
    assessing = frozenset(post.region for post in posts if post.role == Role.ASSESSOR)
    others = [post for post in posts if post.role != Role.ASSESSOR]
    own = frozenset(post.region for post in others if _of_own(kind, post.role))
    wide = frozenset(post.region for post in others if not _of_own(kind, post.role))
    found = [Reach(wide)] if wide else []
    found += [Reach(own, own=True)] if own else []
    return [*found, Reach(assessing, viewer.advised)] if assessing else found


def _of_own(kind: Kind, role: Role) -> bool:
    """Whether a post carries the right no further than its own region: a province takes part
    itself, and its people and advisers do not act for its regencies and cities."""
    return kind in OWN_REGION and role in (INSIDE | {Role.ADVISER})


def condition(viewer: Viewer, kind: Kind, action: Action, *, field: str, state: str = ALWAYS) -> Q:
    """What a row must meet so that the viewer may; impossible where no post gives the right."""
    found = [reach.condition(field) for reach in reaches(viewer, kind, action, state)]
    return reduce(or_, found) if found else _NOTHING


def post_for(
    viewer: Viewer, kind: Kind, action: Action, regions: Iterable[str], state: str = ALWAYS
) -> Post | None:
    """The post by which the viewer may do this in one of the regions; None where none does."""
    roles = {role for right in _rows(kind, action, state) for role in right.roles}
    regions = tuple(regions)
    for post in viewer.posts:
        without = viewer.advised if post.role == Role.ASSESSOR else frozenset()
        reach = Reach(frozenset({post.region}), without, _of_own(kind, post.role))
        if post.role in roles and any(reach.covers(region) for region in regions):
            return post
    return None


def may_appoint(viewer: Viewer, role: Role, region: str) -> Post | None:
    """The post by which the viewer may give this role in the region; None where none does."""
    for post in viewer.posts:
        covered = Reach(frozenset({post.region})).covers(region)
        if covered and role in MAY_APPOINT.get(post.role, frozenset()):
            return post
    return None


def _rows(kind: Kind, action: Action, state: str) -> Iterable[Right]:
    return (row for row in RIGHTS if (row.kind, row.action, row.state) == (kind, action, state))
