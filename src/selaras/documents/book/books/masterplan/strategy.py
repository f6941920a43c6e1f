"""Chapter III: for each dimension the strategies, and the initiatives that carry them out."""

from collections.abc import Sequence

from selaras.core.plan import Programme, Strategy
from selaras.core.text import Text
from selaras.documents.book.book import Cell, Line, Paragraph, Row, Run
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import fields_cell, sentence
from selaras.documents.book.entries.counts import (
    EXISTING,
    INNOVATION,
    PROGRAMME,
    STRATEGY,
    counted_list,
)
from selaras.documents.book.entries.places import Group
from selaras.documents.book.manuscript import Head, Manuscript, both

_TITLE = both("Strategi pembangunan", "Development strategy")
_LEAD = both(
    "{strategies} ditarik dari analisis SWOT dalam Buku I, dan {programmes} menjalankannya.",
    "{strategies} drawn from the SWOT analysis of Book I, with {programmes} to carry them out.",
)
_KINDS_SAID = both(
    "SO memakai kekuatan untuk meraih peluang, WO mengatasi kelemahan lewat peluang, ST memakai "
    "kekuatan untuk menghadapi ancaman, dan WT mengurangi kelemahan agar ancaman tidak mengenai.",
    "SO uses strengths to seize opportunities, WO overcomes weaknesses through opportunities, ST "
    "uses strengths against threats, and WT lessens weaknesses so that threats do not strike.",
)
_NOTHING = both("strategi dan program", "strategies and programmes")

_HOLDS = both("{dimension} memuat {programmes}", "{dimension} holds {programmes}")
_KINDS = both(", yaitu {kinds}", ": {kinds}")
_ALL_OF_KIND = {
    "innovation": both(", seluruhnya inovasi baru", ", all of them new innovations"),
    "existing": both(", seluruhnya program yang sudah ada", ", all of them in place already"),
}
_ICT = both(
    "; {count} di antaranya bertumpu pada teknologi informasi",
    "; {count} of them based on information technology",
)
_NO_PROGRAMME = both("program untuk {dimension}", "programmes for {dimension}")

_STRATEGY_CAPTION = both("Strategi {dimension}", "Strategies of {dimension}")
_ACROSS = both("Strategi lintas dimensi", "Strategies across dimensions")
_STRATEGY_HEADS = (
    Head(both("Jenis", "Kind"), 1),
    Head(both("Strategi", "Strategy"), 8),
    Head(both("Dijalankan oleh program", "Carried out by programmes"), 8),
)
_NO_STRATEGY = both("strategi untuk {dimension}", "strategies for {dimension}")

_INITIATIVE_CAPTION = both("Inisiatif {dimension}", "Initiatives of {dimension}")
_INITIATIVE_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Program", "Programme"), 5),
    Head(both("Uraian dan manfaat", "Description and benefit"), 9),
    Head(both("Sasaran", "Objectives"), 2),
)


def write_strategy(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    plan = book.plan
    book.chapter("strategy", _TITLE)
    if not plan.strategies and not plan.programmes:
        book.missing(_NOTHING)
        return
    if plan.strategies and plan.programmes:
        book.lead(
            _LEAD,
            strategies=book.count(len(plan.strategies), STRATEGY),
            programmes=book.count(len(plan.programmes), PROGRAMME),
        )
        book.paragraph(_KINDS_SAID)
    book.narrative("strategy-summary")
    held: dict[str | None, list[Strategy]] = {}
    for strategy in plan.strategies:
        held.setdefault(strategy.dimension, []).append(strategy)
    for group in outline.programmes:
        _dimension(book, outline, group, held.pop(group.code, []))
    across = [strategy for strategies in held.values() for strategy in strategies]
    if across:
        book.section("strategy-across", _ACROSS)
        _strategies(book, outline, across, "across", _ACROSS)


def _dimension(
    book: Manuscript, outline: Outline, group: Group[Programme], strategies: Sequence[Strategy]
) -> None:
    book.section(f"strategy-of-{group.code}", group.name)
    if group.goal:
        book.paragraph(group.goal)
    if group.items:
        book.add(Paragraph(_holds(book, group)))
    else:
        book.missing(_NO_PROGRAMME, dimension=group.name)
    if strategies:
        caption = _STRATEGY_CAPTION.format(dimension=group.name)
        _strategies(book, outline, strategies, f"of-{group.code}", caption)
    else:
        book.missing(_NO_STRATEGY, dimension=group.name)
    if group.items:
        _initiatives(book, outline, group)


def _holds(book: Manuscript, group: Group[Programme]) -> Line:
    """How many programmes, of which kinds; only what the plan says."""
    items = group.items
    line = book.line(_HOLDS, dimension=group.name, programmes=book.count(len(items), PROGRAMME))
    kinds = counted_list(
        book,
        (
            (sum(programme.kind == "innovation" for programme in items), INNOVATION),
            (sum(programme.kind == "existing" for programme in items), EXISTING),
        ),
    )
    several = {programme.kind for programme in items}
    if len(several) == 1 < len(items) and (only := items[0].kind):
        line += book.line(_ALL_OF_KIND[only])
    elif kinds and None not in several and len(items) > 1:
        line += book.line(_KINDS, kinds=kinds)
    digital = sum(programme.ict is True for programme in items)
    if digital and len(items) > 1:
        line += book.line(_ICT, count=digital)
    return (*line, Run("."))


def _strategies(
    book: Manuscript, outline: Outline, strategies: Sequence[Strategy], id: str, caption: Text
) -> None:
    table = book.new_table(f"table-strategies-{id}")
    rows = [
        Row(
            (
                book.cell_of(strategy, "kind", strategy.kind),
                book.cell_of(strategy, "statement", strategy.statement),
                _programmes_cell(book, outline, strategy),
            )
        )
        for strategy in strategies
    ]
    book.table(table, caption, _STRATEGY_HEADS, rows, sources=strategies)


def _programmes_cell(book: Manuscript, outline: Outline, strategy: Strategy) -> Cell:
    """The programmes by number and name."""
    names = [
        f"{outline.number[key]}. {book.say(book.plan.programme[key].name)}"
        for key in sorted(strategy.programmes, key=lambda key: outline.number[key])
    ]
    return book.cell_of(strategy, "programmes", "; ".join(names) or None)


def _initiatives(book: Manuscript, outline: Outline, group: Group[Programme]) -> None:
    table = book.new_table(f"table-initiatives-{group.code}")
    rows: list[Row] = []
    for sub in group.subs:
        rows.append(book.group(sub.name, len(_INITIATIVE_HEADS)))
        rows.extend(_initiative(book, outline, programme) for programme in sub.items)
    book.table(
        table,
        _INITIATIVE_CAPTION,
        _INITIATIVE_HEADS,
        rows,
        sources=group.items,
        dimension=group.name,
    )


def _initiative(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    texts = tuple(
        (field, sentence(book.say(text)) if text else "")
        for field, text in (("description", programme.description), ("benefit", programme.benefit))
    )
    marks = ", ".join(outline.mark.get(key, key) for key in programme.objectives)
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            fields_cell(book, texts, programme, " "),
            book.cell_of(programme, "objectives", marks or None),
        )
    )
