"""Two states of a plan beside each other: what differs in each part, and the money by year."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator

from selaras.core.plan import OWN, PARTS, Edit, Masterplan
from selaras.reference import load_knowledge
from selaras.web.histories.telling import (
    OWN_ADDRESS,
    Teller,
    Told,
    Who,
    edits_of_difference,
    with_items,
)
from selaras.web.histories.values import signed_rupiah
from selaras.web.plans.models import Plan
from selaras.web.ui.templatetags.selaras import said

FEW = 40
"""Up to so many items all parts are told on one page, beyond it part by part."""


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many items of a part came, went, changed and moved; `before` and `after` in all."""

    part: str
    title: str
    before: int
    after: int
    added: int
    removed: int
    changed: int
    moved: int


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What all programmes cost in one year, or in all where `year` is None, in rupiah."""

    year: int | None
    before: int
    after: int
    difference: str


class Comparison:
    """What differs between two states of a plan; of the items in `who` only, where it is given."""

    def __init__(
        self, row: Plan, before: Masterplan, after: Masterplan, who: Who | None = None
    ) -> None:
        self.before = before
        self.after = after
        found = edits_of_difference(before, after)
        self.edits = tuple(edit for edit in found if who is None or (edit.part, edit.key) in who)
        gone = {(edit.part, edit.key) for edit in self.edits if edit.kind == "remove"}
        known = ((part, item) for part, item in before.all_items() if (part, item.key) in gone)
        self._teller = Teller(row, with_items(after, known), who)

    @cached_property
    def parts(self) -> tuple[PartCount, ...]:
        """The parts that differ, in the order of the plan."""
        return tuple(
            self._count(part) for part in (OWN, *PARTS) if any(self._edits_by_part.get(part, ()))
        )

    @cached_property
    def count(self) -> int:
        """How many items differ."""
        return len({(edit.part, edit.key) for edit in self.edits})

    def told(self, part: str, number: str | None) -> Page[Told]:
        """The differences of one part, of all where `part` is empty; a page of them."""
        wanted = OWN if part == OWN_ADDRESS[0] else part
        edits = self._edits_by_part.get(wanted, []) if part else self.edits
        return Paginator(self._teller.told(edits), FEW).get_page(number)

    @cached_property
    def money(self) -> tuple[YearMoney, ...]:
        """Cost of the programmes by year, with the sum last; nothing where both are the same."""
        old, new = _cost_by_year(self.before), _cost_by_year(self.after)
        if old == new:
            return ()
        years = sorted({*old, *new})
        return tuple(
            YearMoney(year, before, after, signed_rupiah(after - before))
            for year, before, after in (
                *((year, old.get(year, 0), new.get(year, 0)) for year in years),
                (None, sum(old.values()), sum(new.values())),
            )
        )

    @cached_property
    def _edits_by_part(self) -> Mapping[str, Sequence[Edit]]:
        found: dict[str, list[Edit]] = {}
        for edit in self.edits:
            found.setdefault(edit.part, []).append(edit)
        return found

    def _count(self, part: str) -> PartCount:
        edits = self._edits_by_part[part]
        kinds = Counter(edit.kind for edit in edits)
        before, after = (
            0 if part == OWN else len(plan.items(part)) for plan in (self.before, self.after)
        )
        return PartCount(
            part=part or OWN_ADDRESS[0],
            title=said(load_knowledge().words(part).title),
            before=before,
            after=after,
            added=kinds["add"],
            removed=kinds["remove"],
            changed=len({edit.key for edit in edits if edit.kind == "set"}),
            moved=kinds["move"],
        )


def _cost_by_year(plan: Masterplan) -> dict[int, int]:
    found: Counter[int] = Counter()
    for programme in plan.programmes:
        for line in programme.budget:
            found[line.year] += line.amount
    return {year: amount for year, amount in found.items() if amount}
