"""Chapter II of Buku III goes on: the money by year and source, the road over the years."""

from collections.abc import Sequence

from selaras.core.plan import Programme
from selaras.core.text import short_rupiah
from selaras.documents.book.books.masterplan.roadmap import phases
from selaras.documents.book.entries.counts import PROGRAMME
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.names import fund_name
from selaras.documents.chart import (
    Horizon,
    Part,
    RoadmapRow,
    Source,
    budget_by_source,
    budget_by_year,
    roadmap,
)

_MONEY = both("Anggaran", "Budget")
_MONEY_NONE = both("anggaran program", "the budgets of the programmes")
_YEARS = both(
    "{figure} memuat anggaran tiap tahun menurut dimensi. Kebutuhan terbesar jatuh pada {year}, "
    "sebesar {amount}.",
    "{figure} shows the budget of each year by dimension. The largest need falls in {year}, with "
    "{amount}.",
)
_YEARS_FIGURE = both("Anggaran menurut tahun dan dimensi", "Budget by year and dimension")
_SOURCES = both("{figure} memuat asal dananya.", "{figure} shows where the money comes from.")
_SOURCES_FIGURE = both("Anggaran menurut sumber dana", "Budget by source of funds")
_ROAD = both("Peta jalan", "Roadmap")
_ROAD_NONE = both("program dan tahun pelaksanaannya", "programmes and their years")
_ROAD_ALL = both(
    "{figure} memuat {all} dari awal sampai akhir rencana.",
    "{figure} shows {all} from the beginning to the end of the plan.",
)
_ROAD_SOME = both(
    "{figure} memuat {shown} dengan anggaran terbesar di tiap dimensi, dari {all} dalam rencana. "
    "Peta jalan selengkapnya ada dalam Buku II.",
    "{figure} shows {shown} with the largest budgets of each dimension, of {all} in the plan. The "
    "whole roadmap is in Book II.",
)
_ROAD_FIGURE = both("Peta jalan {period}", "Roadmap {period}")
_MOST_ROWS = 18
"""So many fit on half a page, below another figure."""


def write_road(book: Manuscript) -> None:
    """Two figures of the money, one of the years; the chapter is open already."""
    groups = by_dimension(book.plan.programmes, book.knowledge)
    book.section("road-money", _MONEY)
    if any(programme.cost for programme in book.plan.programmes):
        _by_year(book, groups)
        _by_source(book)
    else:
        book.missing(_MONEY_NONE)
    book.section("road-map", _ROAD)
    _roadmap(book, groups)


def _by_year(book: Manuscript, groups: Sequence[Group[Programme]]) -> None:
    lines = [line for programme in book.plan.programmes for line in programme.budget]
    years = sorted({*book.plan.period.years, *(line.year for line in lines)})
    parts = [
        Part(book.say(group.name), group.colour, _yearly(group, years), group.letter)
        for group in groups
    ]
    title = book.say(_YEARS_FIGURE)
    chart = budget_by_year(years, parts, book.language, title=title)
    if chart is None:
        return
    whole = [sum(part.amounts[at] or 0 for part in parts) for at in range(len(years))]
    most = max(whole)
    figure = book.new_figure("figure-budget-years")
    book.paragraph(
        _YEARS,
        figure=figure,
        year=years[whole.index(most)],
        amount=book.made_up(short_rupiah(most, book.language), _budget_made_up(book)),
    )
    book.figure(figure, _YEARS_FIGURE, chart, made_up=_budget_made_up(book))


def _yearly(group: Group[Programme], years: Sequence[int]) -> tuple[int, ...]:
    sums = dict.fromkeys(years, 0)
    for programme in group.items:
        for line in programme.budget:
            sums[line.year] += line.amount
    return tuple(sums.values())


def _budget_made_up(book: Manuscript) -> bool:
    return any(p.budget and p.demonstrates("budget") for p in book.plan.programmes)


def _by_source(book: Manuscript) -> None:
    sums: dict[str, int] = {}
    for programme in book.plan.programmes:
        for line in programme.budget:
            sums[line.fund] = sums.get(line.fund, 0) + line.amount
    sources = [Source(fund_name(book, fund), amount) for fund, amount in sums.items()]
    chart = budget_by_source(sources, book.language, title=book.say(_SOURCES_FIGURE))
    if chart is not None:
        figure = book.new_figure("figure-budget-sources")
        book.paragraph(_SOURCES, figure=figure)
        book.figure(figure, _SOURCES_FIGURE, chart, made_up=_budget_made_up(book))


def _roadmap(book: Manuscript, groups: Sequence[Group[Programme]]) -> None:
    plan = book.plan
    every = len(plan.programmes)
    most = _MOST_ROWS if every <= _MOST_ROWS else _MOST_ROWS // max(len(groups), 1)
    rows = [row for group in groups for row in _rows(book, group, most)]
    period = (plan.period.start, plan.period.end)
    horizons = [Horizon(book.say(name), span.end) for name, span in phases(plan.period)]
    title = book.say(_ROAD_FIGURE, period=str(plan.period))
    chart = roadmap(rows, period, horizons, book.language, title=title)
    if chart is None:
        book.missing(_ROAD_NONE)
        return
    figure = book.new_figure("figure-roadmap")
    book.paragraph(
        _ROAD_ALL if len(rows) == every else _ROAD_SOME,
        figure=figure,
        shown=book.count(len(rows), PROGRAMME),
        all=book.count(every, PROGRAMME),
    )
    made_up = any(programme.demonstrates("years") for programme in plan.programmes)
    book.figure(figure, _ROAD_FIGURE, chart, made_up=made_up, period=str(plan.period))


def _rows(book: Manuscript, group: Group[Programme], most: int) -> list[RoadmapRow]:
    """The dearest programmes of a dimension, in the order of the plan."""
    dearest = sorted(group.items, key=lambda programme: -programme.cost)[:most]
    kept = {programme.key for programme in dearest}
    quick = {win.programme for win in book.plan.quick_wins}
    return [
        RoadmapRow(
            label=book.say(programme.name),
            start=programme.years.start if programme.years else None,
            end=programme.years.end if programme.years else None,
            colour=group.colour,
            kind="quick-win" if programme.key in quick else programme.kind or "existing",
            group=book.say(group.name),
        )
        for programme in group.items
        if programme.key in kept
    ]
