"""Chapter IV: what the quick wins cost together, and when they are at work."""

from collections.abc import Sequence

from selaras.core.plan import BudgetLine, QuickWin
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Cell, Paragraph, Row
from selaras.documents.book.books.quick_wins.outline import Outline, made_up
from selaras.documents.book.entries.counts import QUICK_WIN
from selaras.documents.book.entries.months import MONTH_HEADS, month_cells
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.names import fund_name
from selaras.documents.chart import Source, budget_by_source

_TITLE = both("Anggaran dan jadwal gabungan", "Joint budget and schedule")

_BUDGET = both("Anggaran", "Budget")
_NO_BUDGET = both("anggaran quick win", "the budget of the quick wins")
_SAID = both(
    "{funded} membutuhkan {total}; rinciannya ada pada {table}.",
    "{funded} together need {total}, as {table} shows.",
)
_DEAREST = both("Yang terbesar adalah {name}, {amount}.", "The largest is {name}, {amount}.")
_CAPTION = both(
    "Anggaran quick win menurut tahun ({unit})", "Budget of quick wins by year ({unit})"
)
_FIGURE = both("Anggaran quick win menurut sumber dana", "Budget of quick wins by source of funds")
_ONE_SOURCE = both("Seluruhnya berasal dari {name}.", "All of it comes from {name}.")
_SUM = both("Jumlah", "Total")
_NUMBER = Head(both("No.", "No."), 1, "right")
_NAME = Head(both("Quick win", "Quick win"), 8)

_SCHEDULE = both("Jadwal", "Schedule")
_NO_STAGES = both("tahapan quick win", "the stages of the quick wins")
_MARKED = both(
    "{table} menandai bulan kerja {count}.", "{table} marks the months of work of {count}."
)
_SCHEDULE_CAPTION = both("Jadwal gabungan quick win", "Joint schedule of the quick wins")
_WIDE = 9
"""More columns than these need a page turned sideways."""


def write_money(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("budget-and-schedule", _TITLE)
    _budget(book, outline)
    _schedule(book, outline)


def _budget(book: Manuscript, outline: Outline) -> None:
    book.section("budget", _BUDGET)
    funded = [win for win in outline.in_order if win.budget]
    if not funded:
        book.missing(_NO_BUDGET)
        return
    made = made_up(outline.in_order)
    table = book.new_table("table-budget")
    line = book.line(
        _SAID,
        funded=book.count(len(funded), QUICK_WIN),
        total=book.made_up(short_rupiah(outline.total, book.language), made),
        table=table,
    )
    dearest = max(funded, key=lambda win: win.cost)
    if sum(win.cost == dearest.cost for win in funded) == 1 < len(funded):
        line += then(
            book,
            _DEAREST,
            name=book.run_of(dearest, "name", dearest.name),
            amount=book.run_of(dearest, "budget", short_rupiah(dearest.cost, book.language)),
        )
    sources = _sources(book, outline)
    if len(sources) == 1:
        line += then(book, _ONE_SOURCE, name=sources[0].name)
    book.add(Paragraph(line))
    _budget_table(book, outline, table)
    figure = budget_by_source(sources, book.language, title=book.say(_FIGURE))
    if figure and len(sources) > 1:
        book.figure(book.new_figure("figure-sources"), _FIGURE, figure, made_up=made)


def _sources(book: Manuscript, outline: Outline) -> list[Source]:
    held: dict[str, int] = {}
    for line in outline.lines:
        held[line.fund] = held.get(line.fund, 0) + line.amount
    return [Source(fund_name(book, code), amount) for code, amount in held.items()]


def _budget_table(book: Manuscript, outline: Outline, table: Handle) -> None:
    years = tuple(Head(head, 3, "right") for head in outline.years.heads)
    heads = (_NUMBER, _NAME, *years, Head(_SUM, 3, "right"))
    rows: list[Row] = []
    for group in outline.groups:
        if group.items:
            rows.append(book.group(group.name, len(heads)))
        rows.extend(_budget_row(book, outline, win) for win in group.items)
    marks = outline.years.marks(outline.in_order)
    rows.append(book.total(_SUM, 2, *_amounts(book, outline, outline.lines, marks, strong=True)))
    wide = len(heads) > _WIDE
    book.table(table, _CAPTION, heads, rows, landscape=wide, unit=outline.unit.name)


def _budget_row(book: Manuscript, outline: Outline, win: QuickWin) -> Row:
    marks = outline.years.marks([win])
    amounts = _amounts(book, outline, win.budget, marks)
    return Row(
        (
            book.cell(str(outline.number[win.key])),
            book.cell_of(win, "name", win.name),
            *amounts,
        )
    )


def _amounts(
    book: Manuscript,
    outline: Outline,
    lines: Sequence[BudgetLine],
    marks: Sequence[bool],
    strong: bool = False,
) -> list[Cell]:
    """Amounts by year and their sum; dashes for what nobody planned."""
    sums = outline.years.spread(lines)
    return [
        book.cell(
            outline.money(amount) if amount else None,
            demonstration=mark,
            strong=strong,
        )
        for amount, mark in zip((*sums, sum(sums)), (*marks, any(marks)), strict=True)
    ]


def _schedule(book: Manuscript, outline: Outline) -> None:
    book.section("schedule", _SCHEDULE)
    years = sorted({stage.year for win in outline.in_order for stage in win.stages})
    if not years:
        book.missing(_NO_STAGES)
        return
    table = book.new_table("table-schedule")
    planned = sum(bool(win.stages) for win in outline.in_order)
    book.paragraph(_MARKED, table=table, count=book.count(planned, QUICK_WIN))
    heads = (_NUMBER, _NAME, *MONTH_HEADS)
    rows: list[Row] = []
    for year in years:
        rows.append(book.group(str(year), len(heads)))
        rows.extend(
            _schedule_row(book, outline, win, year)
            for win in outline.in_order
            if any(stage.year == year for stage in win.stages)
        )
    book.table(table, _SCHEDULE_CAPTION, heads, rows)


def _schedule_row(book: Manuscript, outline: Outline, win: QuickWin, year: int) -> Row:
    spans = [(stage.first_month, stage.last_month) for stage in win.stages if stage.year == year]
    return Row(
        (
            book.cell(str(outline.number[win.key])),
            book.cell_of(win, "name", win.name),
            *month_cells(book, spans),
        )
    )
