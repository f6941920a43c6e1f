"""Chapter II of Buku III opens with the six dimensions: what each one holds and costs."""

from dataclasses import dataclass

from selaras.core.plan import Objective, Programme, QuickWin
from selaras.core.text import Text, short_rupiah
from selaras.documents.book.book import Line, Panel, Row
from selaras.documents.book.entries.counts import OBJECTIVE, PROGRAMME, QUICK_WIN
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.chart import DimensionSize, dimension_profile

_TITLE = both("Program dan anggaran", "Programmes and budget")
_SECTION = both("Enam dimensi", "The six dimensions")
_LEAD = both(
    "{matrix} memuat tujuan tiap dimensi dan isi rencana untuknya.",
    "{matrix} gives the goal of each dimension and what the plan holds for it.",
)
_TABLE_LEAD = both(
    "{table} memuat jumlah dan anggarannya dalam rupiah penuh.",
    "{table} gives numbers and budgets in whole rupiah.",
)
_NOTHING = both("sasaran, program, dan quick win", "objectives, programmes and quick wins")
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
    "{figure} membandingkan jumlah program dan anggaran tiap dimensi.",
    "{figure} compares the number of programmes and the budgets of the dimensions.",
)
_FIGURE = both("Program dan anggaran menurut dimensi", "Programmes and budgets by dimension")


@dataclass(frozen=True, slots=True)
class _Share:
    """What the plan holds for one dimension, known or not."""

    name: str
    colour: str
    goal: Text | None
    objectives: int
    wins: int
    programmes: tuple[Programme, ...]

    @property
    def cost(self) -> int:
        """Rupiah of all programmes."""
        return sum(programme.cost for programme in self.programmes)

    @property
    def made_up(self) -> bool:
        """Whether the cost rests on a demonstration value."""
        return any(one.budget and one.demonstrates("budget") for one in self.programmes)


def write_dimensions(book: Manuscript) -> None:
    """A matrix, a table that adds up, a figure."""
    book.chapter("programmes", _TITLE)
    book.section("dimensions", _SECTION)
    plan = book.plan
    placed: tuple[Objective | Programme | QuickWin, ...] = (
        *plan.objectives,
        *plan.programmes,
        *plan.quick_wins,
    )
    shares = [_share(book, group) for group in by_dimension(placed, book.knowledge)]
    matrix = book.new_figure("figure-dimensions")
    book.paragraph(_LEAD, matrix=matrix)
    book.matrix(matrix, _MATRIX, [_panel(book, share) for share in shares], across=3)
    if not placed:
        book.missing(_NOTHING)
        return
    table = book.new_table("table-dimensions")
    book.paragraph(_TABLE_LEAD, table=table)
    rows = [_row(book, share) for share in shares]
    book.table(table, _CAPTION, _HEADS, [*rows, _total(book, shares)])
    _figure(book, shares)


def _share(book: Manuscript, group: Group[Objective | Programme | QuickWin]) -> _Share:
    return _Share(
        name=book.say(group.name),
        colour=group.colour,
        goal=group.goal,
        objectives=sum(isinstance(item, Objective) for item in group.items),
        wins=sum(isinstance(item, QuickWin) for item in group.items),
        programmes=tuple(item for item in group.items if isinstance(item, Programme)),
    )


def _panel(book: Manuscript, share: _Share) -> Panel:
    lines: list[Line] = [book.line(share.goal)] if share.goal else []
    if share.objectives:
        lines.append(book.line(book.count(share.objectives, OBJECTIVE)))
    many = len(share.programmes)
    lines.append(book.line(book.count(many, PROGRAMME) if many else _NO_PROGRAMME))
    if share.wins:
        lines.append(book.line(book.count(share.wins, QUICK_WIN)))
    if share.cost:
        amount = book.made_up(short_rupiah(share.cost, book.language), share.made_up)
        lines.append(book.line(_COST, amount=amount))
    return Panel(share.name, tuple(lines))


def _row(book: Manuscript, share: _Share) -> Row:
    numbers = (share.objectives, len(share.programmes), share.wins)
    return Row(
        (
            book.cell(share.name),
            *(book.cell(book.number(number)) for number in numbers),
            book.cell(book.amount(share.cost), demonstration=share.made_up),
        )
    )


def _total(book: Manuscript, shares: list[_Share]) -> Row:
    plan = book.plan
    cost = sum(programme.cost for programme in plan.programmes)
    counts = (len(plan.objectives), len(plan.programmes), len(plan.quick_wins))
    cells = (book.cell(book.number(count), strong=True) for count in counts)
    made_up = any(share.made_up for share in shares)
    amount = book.cell(book.amount(cost), demonstration=made_up, strong=True)
    return book.total(_TOTAL, 1, *cells, amount)


def _figure(book: Manuscript, shares: list[_Share]) -> None:
    sizes = [
        DimensionSize(share.name, share.colour, len(share.programmes), share.cost or None)
        for share in shares
    ]
    chart = dimension_profile(sizes, book.language, title=book.say(_FIGURE))
    if chart is not None:
        figure = book.new_figure("figure-dimension-profile")
        book.paragraph(_FIGURE_LEAD, figure=figure)
        made_up = any(share.made_up for share in shares)
        book.figure(figure, _FIGURE, chart, made_up=made_up)
