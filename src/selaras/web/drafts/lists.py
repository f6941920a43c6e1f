"""The list of one part: its rows under their headings, narrowed to what was asked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from selaras.core.checks import Finding
from selaras.core.plan import ALL_FIELDS, Item, Masterplan, shapes
from selaras.web.assignments.access import Writable
from selaras.web.assignments.models import Assignment
from selaras.web.comments.counting import open_threads
from selaras.web.drafts.grouping import Group, depth, grouped
from selaras.web.plans.access import Opened
from selaras.web.plans.naming import label_of, name_of, told
from selaras.web.plans.queries.findings import address_of_item, open_findings_of
from selaras.web.ui.templatetags.selaras import short_money

PAGE = 50
"""Items on one page."""

_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("kind", "number", "year"),
    "agencies": ("abbreviation",),
    "partners": ("kind",),
    "bodies": ("dimension",),
    "facts": ("sub_element", "value", "year"),
    "accounts": ("code",),
    "ceilings": ("year", "amount"),
    "gaps": ("sub_dimension", "priority"),
    "strategies": ("dimension",),
    "objectives": ("sub_dimension",),
    "indicators": ("unit", "owner"),
    "programmes": ("lead", "years", "budget"),
    "actions": ("lead", "years"),
    "quick_wins": ("lead", "status"),
}
"""The fields that stand beside the name of an item."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items are asked for; empty asks for all."""

    words: str = ""
    dimension: str = ""
    agency: str = ""
    only: str = ""
    """`mine` for what one may write, `open` for what has findings."""

    @property
    def narrows(self) -> bool:
        """Whether any items may be left out."""
        return bool(self.words or self.dimension or self.agency or self.only)


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice in an address."""
    return Choice(
        words=query.get("words", "").strip()[:200],
        dimension=query.get("dimension", ""),
        agency=query.get("agency", ""),
        only=query.get("only", ""),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the list; `place` counts from 1 under its heading of `count` items."""

    item: Item
    name: str
    address: str
    """Its form, or the page where it is read for those who may not write it."""
    cells: tuple[tuple[str, str, bool], ...]
    """Label, value, and whether it is a number."""
    depth: int
    findings: int
    severity: str
    talks: int
    """Threads about the item that are still open."""
    owner: str
    writable: bool
    place: int
    count: int
    made_up: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows under one heading."""

    group: Group
    rows: tuple[Row, ...]


class Standing:
    """What stands around the items of a plan: open findings and whose they are."""

    def __init__(self, writable: Writable) -> None:
        self.writable = writable
        self.opened: Opened = writable.opened

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings that nobody has waived."""
        return open_findings_of(self.opened)

    @cached_property
    def counts(self) -> Counter[Place]:
        """Open findings of each item."""
        return Counter((each.part, each.key) for each in self.findings)

    @cached_property
    def gravest(self) -> dict[Place, str]:
        """The gravest severity among the open findings of each item."""
        ordered = sorted(self.findings, key=lambda each: each.severity.rank, reverse=True)
        return {(each.part, each.key): each.severity.value for each in ordered}

    @cached_property
    def assignments(self) -> dict[Place, Assignment]:
        """Who was given what; one query."""
        given = Assignment.objects.filter(plan=self.opened.row).select_related("organisation")
        return {(each.part, each.key): each for each in given}

    @cached_property
    def talks(self) -> dict[Place, int]:
        """How many threads about each item are open; one query."""
        return open_threads(self.opened.row)

    def owner(self, part: str, key: str = "") -> str:
        """The agency that was given the item, or the whole part."""
        found = self.assignments.get((part, key)) or self.assignments.get((part, ""))
        if found is None:
            return ""
        return found.organisation.abbreviation or found.organisation.name


def columns(part: str) -> tuple[str, ...]:
    """The heads of the fields that stand beside the name."""
    return tuple(label_of(part, name) for name in _COLUMNS.get(part, ()))


def page_of(standing: Standing, part: str, choice: Choice, number: str | None) -> Page[Any]:
    """One page of the items that fit, in the order of their headings."""
    chosen = [
        (group, item, place, len(members))
        for group, members in grouped(standing.opened.plan, standing.opened.knowledge, part)
        for place, item in enumerate(members, 1)
        if _fits(standing, part, item, choice)
    ]
    return Paginator(chosen, PAGE).get_page(number)


def rows_of(standing: Standing, part: str, page: Page[Any]) -> tuple[Rows, ...]:
    """The rows of that page under their headings."""
    found: dict[str, tuple[Group, list[Row]]] = {}
    for group, item, place, count in page.object_list:
        _, rows = found.setdefault(group.code, (group, []))
        rows.append(_row(standing, part, item, place, count))
    return tuple(Rows(group, tuple(rows)) for group, rows in found.values())


def _row(standing: Standing, part: str, item: Item, place: int, count: int) -> Row:
    at = (part, item.key)
    opened, plan = standing.opened, standing.opened.plan
    writable = standing.writable.may(part, item.key)
    if writable:
        address = reverse("drafts:item", args=(opened.row.key, part, item.key))
    else:
        address = address_of_item(part, item.key, opened.row.key)
    return Row(
        item=item,
        address=address,
        name=name_of(plan, part, item),
        cells=tuple(_cells(plan, part, item)),
        depth=depth(part, item),
        findings=standing.counts[at],
        severity=standing.gravest.get(at, ""),
        talks=standing.talks.get(at, 0),
        owner=standing.owner(part, item.key),
        writable=writable,
        place=place,
        count=count,
        made_up=item.demonstrates(ALL_FIELDS),
    )


def _cells(plan: Masterplan, part: str, item: Item) -> Iterable[tuple[str, str, bool]]:
    names = _COLUMNS.get(part, ())
    data = item.model_dump(mode="json", include={*names})
    for name in names:
        if name == "budget":
            value = short_money(getattr(item, "cost", 0) or None)
        elif name == "lead" or name == "owner":
            agency = plan.agency.get(data[name] or "")
            short = agency.abbreviation if agency else None
            value = short or told(plan, part, name, data[name])
        else:
            value = told(plan, part, name, data[name])
        yield label_of(part, name), value, name in ("budget", "amount", "value", "year")


def _fits(standing: Standing, part: str, item: Item, choice: Choice) -> bool:
    if choice.dimension and dimension_of(standing.opened.plan, item) != choice.dimension:
        return False
    if choice.agency and choice.agency not in agencies_of(part, item):
        return False
    if choice.only == "mine" and not standing.writable.may(part, item.key):
        return False
    if choice.only == "open" and not standing.counts[part, item.key]:
        return False
    return not choice.words or _speaks_of(standing.opened.plan, part, item, choice.words)


def dimension_of(plan: Masterplan, item: Item) -> str:
    """The dimension of an item; that of its objective for an indicator."""
    objective = plan.objective.get(getattr(item, "objective", ""))
    return getattr(objective or item, "dimension", None) or ""


def agencies_of(part: str, item: Item) -> set[str]:
    """The agencies that an item names."""
    found: set[str] = set()
    for shape in shapes(part):
        if shape.part == "agencies":
            value = getattr(item, shape.name)
            found |= {*value} if shape.many else {value}
    return found


def asks_for(part: str) -> Callable[[str], bool]:
    """Whether items of the part can be narrowed by `dimension` or by `agency`."""
    names = {shape.name for shape in shapes(part)}
    parts = {shape.part for shape in shapes(part)}
    known = {
        "dimension": "dimension" in names or part == "indicators",
        "agency": "agencies" in parts,
    }
    return lambda what: known[what]


def _speaks_of(plan: Masterplan, part: str, item: Item, words: str) -> bool:
    texts = [name_of(plan, part, item), *_texts(item.model_dump(mode="json"))]
    texts += [plan.agency[key].name.id for key in agencies_of(part, item) if key in plan.agency]
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
