"""The years of programmes as they stand in the inputs of the roadmap, and as they come back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Page
from django.utils.translation import gettext

from selaras.core.plan import Item, Programme, Span
from selaras.core.text.parsing import NumberProblem, parse_year
from selaras.web.drafts.actions.years import Wish
from selaras.web.drafts.grouping import Group
from selaras.web.drafts.lists import Standing
from selaras.web.plans.naming import name_of
from selaras.web.plans.queries.parts import Bar
from selaras.web.plans.queries.parts import roadmap as bars_of
from selaras.web.ui.templatetags.selaras import said

LAST = 200
"""Rows that one form may change; a page shows fifty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A programme with what stands in its two inputs."""

    programme: Programme
    name: str
    bar: Bar
    start: str
    end: str
    seen: str
    fault: str
    writable: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The programmes of one dimension."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the wishes that could be read, and what is wrong with the others."""

    wishes: Mapping[str, Wish]
    faults: Mapping[str, str]
    texts: Mapping[str, tuple[str, str]]


NOTHING = Typed({}, {}, {})


def rows_of(
    standing: Standing, page: Page[tuple[Group, Item, int, int]], typed: Typed
) -> tuple[Rows, ...]:
    """The rows of that page under their dimensions, with what was typed in them."""
    plan = standing.opened.plan
    found: dict[str, tuple[Group, list[Row]]] = {}
    for group, item, _place, _count in page.object_list:
        assert isinstance(item, Programme), "the roadmap holds programmes"
        start, end = typed.texts.get(item.key) or _texts(item.years)
        (bar,) = bars_of([item], plan.period.years)
        _, rows = found.setdefault(group.code, (group, []))
        rows.append(
            Row(
                programme=item,
                name=name_of(plan, "programmes", item),
                bar=bar,
                start=start,
                end=end,
                seen="-".join(_texts(item.years)),
                fault=typed.faults.get(item.key, ""),
                writable=standing.writable.may("programmes", item.key),
            )
        )
    return tuple(Rows(group, tuple(rows)) for group, rows in found.values())


def read_typed(sent: Mapping[str, str]) -> Typed:
    """What a form says: `start.<key>`, `end.<key>` and `seen.<key>` for each programme."""
    wishes, faults, texts = {}, {}, {}
    for key in list(_keys(sent))[:LAST]:
        start, end = sent.get(f"start.{key}", "").strip(), sent.get(f"end.{key}", "").strip()
        seen = _span(*sent.get(f"seen.{key}", "-").partition("-")[::2])
        years = _span(start, end)
        if isinstance(years, str):
            faults[key] = years
            texts[key] = (start, end)
        elif not isinstance(seen, str) and years != seen:
            wishes[key] = Wish(seen, years)
            texts[key] = (start, end)
    return Typed(wishes, faults, texts)


def _keys(sent: Mapping[str, str]) -> Iterator[str]:
    return (name.removeprefix("seen.") for name in sent if name.startswith("seen."))


def _span(start: str, end: str) -> Span | str | None:
    """The years; None where both are empty; a sentence where they make no sense."""
    if not start and not end:
        return None
    if not start or not end:
        return gettext("Isi tahun mulai dan tahun selesai, atau kosongkan keduanya.")
    years = parse_year(start), parse_year(end)
    for each in years:
        if isinstance(each, NumberProblem):
            return said(each.message)
    try:
        return Span(start=years[0], end=years[1])
    except ValueError:
        return gettext("Tahun selesai mendahului tahun mulai, atau rentangnya melebihi 30 tahun.")


def _texts(years: Span | None) -> tuple[str, str]:
    return (str(years.start), str(years.end)) if years else ("", "")
