"""Who reads the history of a plan: its own people and advisers, while it is a draft and after.

For everybody else, also for those who may read a shared or published plan, there is no such page.
"""

from dataclasses import dataclass

from django.http import Http404

from selaras.reference import load_knowledge
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable, open_to_write, writable
from selaras.web.histories.models import Milestone
from selaras.web.plans.access import Opened, get_plan, post_to, reads_drafts
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan


@dataclass(frozen=True, slots=True)
class Readable:
    """A plan whose history the viewer reads; `writable` is what they may write in it, if any."""

    opened: Opened
    writable: Writable | None

    @property
    def writes_everything(self) -> bool:
        """Whether the viewer may bring back the whole plan and name its moments."""
        return self.writable is not None and self.writable.everything

    def may(self, part: str, key: str) -> bool:
        """Whether the viewer may bring this item back."""
        return self.writable is not None and self.writable.may(part, key)


def get_history(viewer: Viewer, key: str) -> Plan:
    """The row of the plan whose history the viewer reads; raises Http404."""
    row = get_plan(viewer, key)
    if not reads_drafts(viewer, row):
        raise Http404(key)
    return row


def open_history(viewer: Viewer, key: str) -> Readable:
    """The plan with this key, for those who read its history; raises Http404."""
    row = get_history(viewer, key)
    opened = Opened(row, read_plan(row), load_knowledge())
    found = writable(viewer, opened) if post_to(viewer, Action.CONTRIBUTE, row) else None
    return Readable(opened, found)


def open_to_restore(viewer: Viewer, key: str) -> Writable:
    """The plan, for those who write all of it; raises Http404 for all others."""
    found = open_to_write(viewer, key)
    if not found.everything:
        raise Http404(key)
    return found


def get_milestone(row: Plan, number: int) -> Milestone:
    """A named moment of this plan without its text; raises Http404."""
    found = Milestone.objects.defer("text").filter(plan=row, pk=number).first()
    if found is None:
        raise Http404(number)
    return found
