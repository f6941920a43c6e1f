"""Programmes chosen by dimension, agency, year, funds and words, and put in an order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from selaras.core.plan import Masterplan, Programme
from selaras.core.text import Language, Text

SORTS = ("dimension", "name", "agency", "years", "cost")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor asked for; an empty field asks for everything."""

    dimension: str = ""
    agency: str = ""
    year: int | None = None
    fund: str = ""
    words: str = ""
    sort: str = "dimension"
    descending: bool = False

    @property
    def order(self) -> str:
        """The order as it stands in the address: `cost`, or `-cost` for the reverse."""
        return f"-{self.sort}" if self.descending else self.sort

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(self.dimension or self.agency or self.year or self.fund or self.words)


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice in an address; what cannot be read asks for nothing."""
    year = query.get("year", "")
    sort = query.get("sort", "")
    return Choice(
        dimension=query.get("dimension", ""),
        agency=query.get("agency", ""),
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        fund=query.get("fund", ""),
        words=query.get("words", "").strip()[:200],
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "dimension",
        descending=sort.startswith("-"),
    )


def choose(
    plan: Masterplan, choice: Choice, language: Language, order: Mapping[str, int]
) -> tuple[Programme, ...]:
    """The programmes that fit, in the order asked for.

    `order` gives each dimension code its place. All words must occur, in any language.
    """
    words = choice.words.casefold().split()
    found = [
        programme
        for programme in plan.programmes
        if _fits(programme, choice) and (not words or _speaks_of(plan, programme, words))
    ]
    found.sort(key=_sort_key(plan, choice.sort, language, order), reverse=choice.descending)
    return tuple(found)


def _fits(programme: Programme, choice: Choice) -> bool:
    if choice.dimension and programme.dimension != choice.dimension:
        return False
    if choice.agency and choice.agency not in (programme.lead, *programme.supporting):
        return False
    if choice.year and not is_active(programme, choice.year):
        return False
    return not choice.fund or any(line.fund == choice.fund for line in programme.budget)


def is_active(programme: Programme, year: int) -> bool:
    """Whether the programme runs or spends in that year."""
    runs = programme.years is not None and year in programme.years
    return runs or any(line.year == year for line in programme.budget)


def _speaks_of(plan: Masterplan, programme: Programme, words: list[str]) -> bool:
    lead = plan.agency.get(programme.lead or "")
    texts = (programme.name, programme.description, lead.name if lead else None)
    parts = [programme.key, *(_both(text) for text in texts)]
    if lead and lead.abbreviation:
        parts.append(lead.abbreviation)
    if programme.nomenclature:
        parts.append(programme.nomenclature.code)
    whole = " ".join(parts).casefold()
    return all(word in whole for word in words)


def _both(text: Text | None) -> str:
    return f"{text.id} {text.en or ''}" if text else ""


def _sort_key(
    plan: Masterplan, sort: str, language: Language, order: Mapping[str, int]
) -> Callable[[Programme], Any]:
    def agency_name(programme: Programme) -> str:
        lead = plan.agency.get(programme.lead or "")
        return (lead.abbreviation or lead.name.in_(language)).casefold() if lead else "\uffff"

    def name(programme: Programme) -> str:
        return programme.name.in_(language).casefold()

    def years(programme: Programme) -> tuple[int, int]:
        return (programme.years.start, programme.years.end) if programme.years else (9999, 9999)

    keys: dict[str, Callable[[Programme], Any]] = {
        "dimension": lambda programme: order.get(programme.dimension, len(order)),
        "name": name,
        "agency": lambda programme: (agency_name(programme), name(programme)),
        "years": lambda programme: (years(programme), name(programme)),
        "cost": lambda programme: (programme.cost, name(programme)),
    }
    return keys[sort]
