"""Chapter II of Buku III opens with the six dimensions: what each one holds and costs."""

from selaras.core.plan import Objective, Programme
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Line, Panel, Row
from selaras.documents.book.entries.counts import OBJECTIVE, PROGRAMME, QUICK_WIN
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.chart import DimensionSize, dimension_profile

_TITLE = both("Program dan anggaran", "Programmes and budget")
_SECTION = both("Enam dimensi", "The six dimensions")
_LEAD = both(
    "{matrix} memuat tujuan tiap dimensi dan isi rencana untuknya. {table} memuat jumlah dan "
    "anggarannya dalam rupiah penuh.",
    "{matrix} gives the goal of each dimension and what the plan holds for it. {table} gives "
    "numbers and budgets in whole rupiah.",
)
_MATRIX = both("Enam dimensi dalam rencana ini", "The six dimensions in this plan")
_NO_PROGRAMME = both("belum ada program", "no programme yet")
_COST = both("anggaran {amount}", "budget {amount}")
_CAPTION = both("Isi rencana menurut dimensi", "The plan by dimension")
_HEADS = (
    Head(both("Dimensi", "Dimension"), 5),
    Head(both("Sasaran", "Objectives"), 2, "right"),
    Head(both("Program", "Programmes"), 2, "right"),
    Head(both("Quick win", "Quick wins"), 2, "right"),
    Head(both("Anggaran (Rp)", "Budget (Rp)"), 4, "right"),
)
_TOTAL = both("Jumlah", "Total")
_FIGURE_LEAD = both(
    "{figure} membandingkan jumlah program dan anggaran keenam dimensi.",
    "{figure} compares the number of programmes and the budgets of the six dimensions.",
)
_FIGURE = both("Program dan anggaran menurut dimensi", "Programmes and budgets by dimension")


def write_dimensions(book: Manuscript) -> None:
    """A matrix, a table that adds up, a figure."""
    book.chapter("programmes", _TITLE)
    book.section("dimensions", _SECTION)
    plan, knowledge = book.plan, book.knowledge
    programmes = by_dimension(plan.programmes, knowledge)
    objectives = {group.code: group for group in by_dimension(plan.objectives, knowledge)}
    wins: dict[str, int] = {}
    for win in plan.quick_wins:
        wins[win.dimension] = wins.get(win.dimension, 0) + 1
    matrix, table = book.new_figure("figure-dimensions"), book.new_table("table-dimensions")
    book.paragraph(_LEAD, matrix=matrix, table=table)
    panels = [
        _panel(book, group, objectives.get(group.code), wins.get(group.code, 0))
        for group in programmes
    ]
    book.matrix(matrix, _MATRIX, panels, across=3)
    rows = [
        _row(
            book,
            group,
            len(objectives[group.code].items) if group.code in objectives else 0,
            wins.get(group.code, 0),
        )
        for group in programmes
    ]
    rows.append(_total(book))
    book.table(table, _CAPTION, _HEADS, rows)
    _figure(book, programmes)


def _panel(
    book: Manuscript, group: Group[Programme], objectives: Group[Objective] | None, wins: int
) -> Panel:
    lines: list[Line] = [book.line(group.goal)] if group.goal else []
    if objectives and objectives.items:
        lines.append(book.line(book.count(len(objectives.items), OBJECTIVE)))
    programmes = book.count(len(group.items), PROGRAMME) if group.items else _NO_PROGRAMME
    lines.append(book.line(programmes))
    if wins:
        lines.append(book.line(book.count(wins, QUICK_WIN)))
    cost = _cost(group)
    if cost:
        amount = book.made_up(short_rupiah(cost, book.language), _made_up(group.items))
        lines.append(book.line(_COST, amount=amount))
    return Panel(book.say(group.name), tuple(lines))


def _cost(group: Group[Programme]) -> int:
    return sum(programme.cost for programme in group.items)


def _made_up(programmes: tuple[Programme, ...]) -> bool:
    return any(programme.budget and programme.demonstrates("budget") for programme in programmes)


def _row(book: Manuscript, group: Group[Programme], objectives: int, wins: int) -> Row:
    return Row(
        (
            book.cell(group.name),
            book.cell(str(objectives)),
            book.cell(str(len(group.items))),
            book.cell(str(wins)),
            book.cell(book.amount(_cost(group)), demonstration=_made_up(group.items)),
        )
    )


def _total(book: Manuscript) -> Row:
    plan = book.plan
    cost = sum(programme.cost for programme in plan.programmes)
    counts = (len(plan.objectives), len(plan.programmes), len(plan.quick_wins))
    cells = (book.cell(book.number(count), strong=True) for count in counts)
    made_up = _made_up(plan.programmes)
    amount = book.cell(book.amount(cost), demonstration=made_up, strong=True)
    return book.total(_TOTAL, 1, *cells, amount)


def _figure(book: Manuscript, programmes: tuple[Group[Programme], ...]) -> None:
    sizes = [
        DimensionSize(book.say(group.name), group.colour, len(group.items), _cost(group) or None)
        for group in programmes
    ]
    chart = dimension_profile(sizes, book.language, title=book.say(_FIGURE))
    if chart is not None:
        figure = book.new_figure("figure-dimension-profile")
        book.paragraph(_FIGURE_LEAD, figure=figure)
        book.figure(figure, _FIGURE, chart, made_up=_made_up(book.plan.programmes))
