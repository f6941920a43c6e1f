"""Chapter II of Buku III goes on: the money by year and by source."""

from collections.abc import Sequence

from selaras.core.plan import Programme
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Row
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.names import fund_name
from selaras.documents.chart import Part, Source, budget_by_source, budget_by_year

_TITLE = both("Anggaran", "Budget")
_NONE = both("anggaran program", "the budgets of the programmes")
_YEARS = both(
    "{figure} dan {table} memuat anggaran tiap tahun. Kebutuhan terbesar jatuh pada {year}, "
    "sebesar {amount}.",
    "{figure} and {table} give the budget of each year. The largest need falls in {year}, with "
    "{amount}.",
)
_YEARS_FIGURE = both("Anggaran menurut tahun dan dimensi", "Budget by year and dimension")
_YEARS_TABLE = both("Program dan anggaran menurut tahun", "Programmes and budget by year")
_HEADS = (
    Head(both("Tahun", "Year"), 3),
    Head(both("Program berjalan", "Programmes running"), 3, "right"),
    Head(both("Anggaran (Rp)", "Budget (Rp)"), 5, "right"),
)
_TOTAL = both("Jumlah", "Total")
_SOURCES = both("{figure} memuat asal dananya.", "{figure} shows where the money comes from.")
_SOURCES_FIGURE = both("Anggaran menurut sumber dana", "Budget by source of funds")


def write_money(book: Manuscript) -> None:
    """Figures by year and by source, then the years in a table; the chapter is open already."""
    book.section("money", _TITLE)
    if not any(programme.cost for programme in book.plan.programmes):
        book.missing(_NONE)
        return
    table = book.new_table("table-budget-years")
    lines = [line for programme in book.plan.programmes for line in programme.budget]
    years = sorted({*book.plan.period.years, *(line.year for line in lines)})
    parts = [
        Part(book.say(group.name), group.colour, _yearly(group, years), group.letter)
        for group in by_dimension(book.plan.programmes, book.knowledge)
    ]
    sums = [sum(part.amounts[at] or 0 for part in parts) for at in range(len(years))]
    _by_year(book, table, years, parts, sums)
    _by_source(book)
    _table(book, table, years, sums)


def _by_year(
    book: Manuscript, table: Handle, years: list[int], parts: list[Part], sums: list[int]
) -> None:
    chart = budget_by_year(years, parts, book.language, title=book.say(_YEARS_FIGURE))
    if chart is None:
        return
    figure = book.new_figure("figure-budget-years")
    book.paragraph(
        _YEARS,
        figure=figure,
        table=table,
        year=years[sums.index(max(sums))],
        amount=book.made_up(short_rupiah(max(sums), book.language), _made_up(book)),
    )
    book.figure(figure, _YEARS_FIGURE, chart, made_up=_made_up(book))


def _table(book: Manuscript, table: Handle, years: list[int], sums: list[int]) -> None:
    rows = [_row(book, year, amount) for year, amount in zip(years, sums, strict=True)]
    total = book.cell(book.amount(sum(sums)), demonstration=_made_up(book), strong=True)
    rows.append(book.total(_TOTAL, 2, total))
    book.table(table, _YEARS_TABLE, _HEADS, rows)


def _yearly(group: Group[Programme], years: Sequence[int]) -> tuple[int, ...]:
    sums = dict.fromkeys(years, 0)
    for programme in group.items:
        for line in programme.budget:
            sums[line.year] += line.amount
    return tuple(sums.values())


def _row(book: Manuscript, year: int, amount: int) -> Row:
    programmes = book.plan.programmes
    running = [one for one in programmes if one.years and year in one.years]
    paid = [one for one in programmes if any(line.year == year for line in one.budget)]
    return Row(
        (
            book.cell(str(year)),
            book.cell(
                str(len(running)), demonstration=any(one.demonstrates("years") for one in running)
            ),
            book.cell(
                book.amount(amount), demonstration=any(one.demonstrates("budget") for one in paid)
            ),
        )
    )


def _made_up(book: Manuscript) -> bool:
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
        book.figure(figure, _SOURCES_FIGURE, chart, made_up=_made_up(book))
