"""Chapter VI: the money by year and dimension, by source, and against the ceilings."""

from collections.abc import Sequence

from selaras.core.plan import BudgetLine, Programme
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Line, Paragraph, Run
from selaras.documents.book.books.masterplan.amounts import (
    Amounts,
    largest,
    percent,
    write_amounts,
)
from selaras.documents.book.books.masterplan.ceilings import write_ceilings
from selaras.documents.book.books.masterplan.outline import Outline, add, made_up
from selaras.documents.book.entries.counts import YEAR
from selaras.documents.book.entries.places import Group
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Manuscript, both
from selaras.documents.book.names import fund_name
from selaras.documents.chart import Part, Source, budget_by_source, budget_by_year

_TITLE = both("Pendanaan", "Funding")
_NONE = both("anggaran program", "the budget of the programmes")
_LEAD = both(
    "Seluruh program membutuhkan {total} selama {years}, rata-rata {mean} setahun.",
    "All programmes together need {total} in {years}, on average {mean} a year.",
)

_BY_DIMENSION = both("Menurut tahun dan dimensi", "By year and dimension")
_DETAILS = both(
    "{figure} dan {table} merinci kebutuhan menurut tahun dan dimensi.",
    "{figure} and {table} give the need by year and dimension.",
)
_DEAREST_YEAR = both(
    "Kebutuhan terbesar jatuh pada {year}, sebesar {amount}.",
    "The largest need falls in {year}, with {amount}.",
)
_DEAREST_DIMENSION = both(
    "{name} memerlukan bagian terbesar, yaitu {share} dari seluruhnya.",
    "{name} needs the largest part, {share} of the whole.",
)
_DIMENSION_CAPTION = both(
    "Anggaran menurut tahun dan dimensi ({unit})", "Budget by year and dimension ({unit})"
)
_DIMENSION_FIGURE = both("Anggaran menurut tahun dan dimensi", "Budget by year and dimension")

_BY_SOURCE = both("Menurut sumber dana", "By source of funds")
_FROM = both(
    "Sumber terbesar ialah {name} dengan {share} dari seluruh kebutuhan.",
    "The largest source of funds, with {share} of the whole need: {name}.",
)
_OWN = both(
    "Anggaran yang diputuskan sendiri oleh daerah menanggung {own}; selebihnya, {rest}, harus "
    "diupayakan bersama pemilik dananya.",
    "Money that the region decides on itself bears {own}; the rest, {rest}, has to be sought from "
    "those who hold it.",
)
_REST = both(
    "Selebihnya, {rest}, harus diupayakan bersama pemilik dananya.",
    "The rest, {rest}, has to be sought from those who hold it.",
)
_ALL_OWN = both(
    "Seluruh kebutuhan ditanggung anggaran yang diputuskan sendiri oleh daerah.",
    "The whole need is borne by money that the region decides on itself.",
)
_SOURCE_CAPTION = both(
    "Anggaran menurut tahun dan sumber dana ({unit})", "Budget by year and source of funds ({unit})"
)
_SOURCE_FIGURE = both("Anggaran menurut sumber dana", "Budget by source of funds")


def write_funding(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("funding", _TITLE)
    if not outline.budgeted:
        book.missing(_NONE)
        return
    period = book.plan.period
    total = sum(line.amount for line in outline.lines)
    years = book.count(period.length, YEAR)
    made = outline.budget_made_up
    line = book.line(
        _LEAD,
        total=book.made_up(short_rupiah(total, book.language), made),
        years=years,
        mean=book.made_up(short_rupiah(total // period.length, book.language), made),
    )
    book.add(Paragraph(line, lead=True))
    if total:
        _by_dimension(book, outline, total)
        _by_source(book, outline, total)
    write_ceilings(book, outline)


def _by_dimension(book: Manuscript, outline: Outline, total: int) -> None:
    book.section("funding-by-dimension", _BY_DIMENSION)
    width = len(outline.years.heads)
    groups = [group for group in outline.programmes if group.items]
    columns = [
        Amounts(
            book.say(group.name),
            add([outline.by_year[item.key] for item in group.items], width),
            outline.years.marks(group.items),
        )
        for group in groups
    ]
    figure, table = book.new_figure("figure-budget-years"), book.new_table("table-budget-years")
    line = book.line(_DETAILS, figure=figure, table=table)
    line += _dearest_year(book, outline, columns)
    dearest = largest([column.total for column in columns])
    if dearest is not None:
        column = columns[dearest]
        share = percent(book, column.total, total)
        line += then(
            book, _DEAREST_DIMENSION, name=column.name, share=book.made_up(share, column.made_up)
        )
    book.add(Paragraph(line))
    _year_figure(book, figure, groups)
    write_amounts(book, outline, table, _DIMENSION_CAPTION, columns)


def _dearest_year(book: Manuscript, outline: Outline, columns: Sequence[Amounts]) -> Line:
    by_year = add([column.amounts for column in columns], len(outline.years.heads))
    at = largest(by_year)
    if at is None:
        return ()
    amount = short_rupiah(by_year[at], book.language)
    return then(
        book,
        _DEAREST_YEAR,
        year=outline.years.heads[at],
        amount=book.made_up(amount, outline.budget_made_up),
    )


def _year_figure(book: Manuscript, handle: Handle, groups: Sequence[Group[Programme]]) -> None:
    held = [_per_year(group) for group in groups]
    years = sorted({*book.plan.period.years, *(year for amounts in held for year in amounts)})
    parts = [
        Part(
            book.say(group.name),
            group.colour,
            tuple(amounts.get(year, 0) for year in years),
            group.letter,
        )
        for group, amounts in zip(groups, held, strict=True)
    ]
    title = book.say(_DIMENSION_FIGURE)
    chart = budget_by_year(years, parts, book.language, title=title)
    if chart:
        made = any(made_up(group.items) for group in groups)
        book.figure(handle, _DIMENSION_FIGURE, chart, made_up=made)


def _per_year(group: Group[Programme]) -> dict[int, int]:
    found: dict[int, int] = {}
    for programme in group.items:
        for line in programme.budget:
            found[line.year] = found.get(line.year, 0) + line.amount
    return found


def _by_source(book: Manuscript, outline: Outline, total: int) -> None:
    book.section("funding-by-source", _BY_SOURCE)
    lines: dict[str, list[BudgetLine]] = {}
    for line in outline.lines:
        lines.setdefault(line.fund, []).append(line)
    order = [code for code in book.knowledge.fund if code in lines]
    order += [code for code in lines if code not in book.knowledge.fund]
    columns = [
        Amounts(
            fund_name(book, code),
            outline.years.spread(lines[code]),
            outline.years.marks(outline.in_order, code),
        )
        for code in order
    ]
    figure, table = book.new_figure("figure-sources"), book.new_table("table-sources-of-funds")
    book.add(Paragraph(_sources_said(book, outline, order, columns, total)))
    sources = [Source(column.name, column.total) for column in columns]
    chart = budget_by_source(sources, book.language, title=book.say(_SOURCE_FIGURE))
    if chart:
        book.figure(figure, _SOURCE_FIGURE, chart, made_up=outline.budget_made_up)
    write_amounts(book, outline, table, _SOURCE_CAPTION, columns)


def _sources_said(
    book: Manuscript, outline: Outline, order: list[str], columns: list[Amounts], total: int
) -> Line:
    """The largest source, and how much of the need the region decides on itself."""
    made = outline.budget_made_up
    line: Line = ()
    at = largest([column.total for column in columns])
    if at is not None:
        share = percent(book, columns[at].total, total)
        line = book.line(_FROM, name=columns[at].name, share=book.made_up(share, made))
        line += (Run(" "),)
    own = sum(
        column.total for code, column in zip(order, columns, strict=True) if _regional(book, code)
    )
    if at is not None and own == columns[at].total and _regional(book, order[at]) and own < total:
        rest = percent(book, total - own, total)
        line += book.line(_REST, rest=book.made_up(rest, made))
    elif own < total:
        said, rest = percent(book, own, total), percent(book, total - own, total)
        line += book.line(_OWN, own=book.made_up(said, made), rest=book.made_up(rest, made))
    else:
        line += book.line(_ALL_OWN)
    return line


def _regional(book: Manuscript, code: str) -> bool:
    """Whether the region decides on money from that source itself."""
    fund = book.knowledge.fund.get(code)
    return fund is not None and fund.regional_budget
