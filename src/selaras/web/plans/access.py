"""Who may see which plan. Plans are public in this edition, so only existence is asked."""

from dataclasses import dataclass

from django.http import Http404

from selaras.core.framework import Knowledge, Region
from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that the visitor may see: its row, its value, and what the programme fixes."""

    row: Plan
    plan: Masterplan
    knowledge: Knowledge

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions of the plan that are known, in the plan's order."""
        known = self.knowledge.region
        return tuple(known[code] for code in self.plan.regions if code in known)


def get_plan(key: str) -> Plan:
    """The row of the plan with this key; raises Http404."""
    row = Plan.objects.filter(key=key).first()
    if row is None:
        raise Http404(key)
    return row


def open_plan(key: str) -> Opened:
    """The plan with this key, read; raises Http404."""
    row = get_plan(key)
    return Opened(row, read_plan(row), load_knowledge())
