"""What of a plan the viewer may write: all of it, or the parts given to the own agency."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import Http404

from selaras.web.accounts.rights import Action
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.models import Assignment
from selaras.web.plans.access import Opened, open_plan, post_to
from selaras.web.plans.models import Plan

OWN_ITEMS = frozenset({"facts", "objectives", "indicators", "programmes", "actions", "quick_wins"})
"""Parts to which an agency adds items of its own; they are then its to write."""


_WAIVERS = "waivers"


@dataclass(frozen=True, slots=True)
class Writable:
    """A plan with what the viewer may write in it.

    `everything` for those who write the whole plan; else `items` are parts and keys given to
    the viewer's agency, where an empty key stands for the whole part without `others`: those of
    its items that were given to another agency by name. `role` is the role of the post by which
    this is so, `organisations` the agencies that the viewer writes for.
    """

    opened: Opened
    role: str
    everything: bool = False
    items: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    organisations: tuple[int, ...] = ()
    others: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def may(self, part: str, key: str = "") -> bool:
        """Whether the viewer may change this item, or the whole part where no key is given.

        An item given to an agency by name is that agency's, also where the part as a whole was
        given to another one.

        Never a waiver: those are given and ended on pages of their own, by those who may excuse
        findings, and that is noted in the record. So no undo and no restore brings one back.
        """
        if part == _WAIVERS:
            return False
        if self.everything or (part, key) in self.items:
            return True
        return (part, "") in self.items and (part, key) not in self.others

    def may_add(self, part: str) -> bool:
        """Whether the viewer may add items to the part."""
        return self.everything or part in OWN_ITEMS or (part, "") in self.items


def open_to_write(viewer: Viewer, key: str) -> Writable:
    """The plan with this key, for those who write any of it; raises Http404 for all others.

    One query more for an agency than for those who write everything.
    """
    found = writable(viewer, open_plan(viewer, key, Action.CONTRIBUTE))
    if found is None:
        raise Http404(key)
    return found


def writable(viewer: Viewer, opened: Opened) -> Writable | None:
    """What the viewer may write in an opened plan; None for nothing."""
    if post := post_to(viewer, Action.WRITE, opened.row):
        return Writable(opened, post.role, everything=True)
    post = post_to(viewer, Action.CONTRIBUTE, opened.row)
    if post is None:
        return None
    agencies = _agencies(viewer, opened.row)
    given = Assignment.objects.filter(plan=opened.row)
    whole = given.filter(organisation__in=agencies, key="").values("part")
    asked = given.filter(Q(organisation__in=agencies) | Q(part__in=whole)).order_by()
    found = set(asked.values_list("part", "key", "organisation"))
    items = frozenset((part, key) for part, key, agency in found if agency in agencies)
    others = frozenset((part, key) for part, key, _ in found) - items
    return Writable(opened, post.role, items=items, organisations=agencies, others=others)


def open_item_to_write(viewer: Viewer, plan_key: str, part: str, key: str) -> Writable:
    """The plan, for those who may write this item of it; raises Http404 for all others."""
    found = open_to_write(viewer, plan_key)
    if not found.may(part, key):
        raise Http404(f"{part}/{key}")
    return found


def _agencies(viewer: Viewer, row: Plan) -> tuple[int, ...]:
    roles = {Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR}
    return tuple(
        post.organisation
        for post in viewer.posts
        if post.role in roles and post.region in row.regions
    )
