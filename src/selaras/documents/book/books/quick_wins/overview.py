"""Chapter II: all quick wins in one table, and how many stand where."""

from collections import Counter

from selaras.core.plan import QuickWin, Stage
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.quick_wins.outline import Outline, made_up
from selaras.documents.book.entries.cells import lead_cell
from selaras.documents.book.entries.counts import QUICK_WIN
from selaras.documents.book.entries.months import MONTHS
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import joined
from selaras.documents.book.words import labels

_TITLE = both("Ringkasan", "Overview")
_NONE = both("daftar quick win", "the list of quick wins")
_LEAD = both(
    "{table} memuat {count} menurut dimensi. Statusnya: {states}.",
    "{table} lists {count} by dimension. Their status: {states}.",
)
_STATE = both("{count} {state}", "{count} {state}")
_COST = both("Anggaran seluruhnya {amount}.", "Their budget is {amount} in all.")
_UNFUNDED = both("{count} belum memiliki anggaran.", "Without a budget so far: {count}.")
_EMPTY = both("Belum ada quick win dalam {names}.", "No quick win yet in {names}.")
_CAPTION = both("Quick win menurut dimensi", "Quick wins by dimension")
_TOTAL = both("Jumlah", "Total")


def write_overview(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("overview", _TITLE)
    if not outline.in_order:
        book.missing(_NONE)
        return
    table = book.new_table("table-quick-wins")
    line = book.line(
        _LEAD,
        table=table,
        count=book.count(len(outline.in_order), QUICK_WIN),
        states=_states(book, outline),
    )
    made = made_up(outline.in_order)
    if outline.lines:
        amount = book.made_up(short_rupiah(outline.total, book.language), made)
        line += then(book, _COST, amount=amount)
    bare = sum(not win.budget for win in outline.in_order)
    if bare:
        line += then(book, _UNFUNDED, count=book.count(bare, QUICK_WIN))
    book.add(Paragraph(line))
    heads = _heads(outline)
    rows: list[Row] = []
    for group in outline.groups:
        if group.items:
            rows.append(book.group(group.name, len(heads)))
        for sub in group.subs:
            rows.extend(_row(book, outline, win, book.say(sub.name)) for win in sub.items)
    if outline.lines:
        said = book.cell(outline.money(outline.total), demonstration=made, strong=True)
        rows.append(book.total(_TOTAL, len(heads) - 2, said, book.cell("\N{NO-BREAK SPACE}")))
    book.table(table, _CAPTION, heads, rows, sources=outline.in_order)
    empty = [book.say(group.name) for group in outline.groups if not group.items]
    if empty:
        book.note(_EMPTY, names=joined(book, empty))


def _heads(outline: Outline) -> tuple[Head, ...]:
    unit = outline.unit.name
    return (
        Head(both("No.", "No."), 1, "right"),
        Head(both("Quick win", "Quick win"), 6),
        Head(both("Subdimensi", "Sub-dimension"), 4),
        Head(both("Penanggung jawab", "Lead"), 3),
        Head(both("Jadwal", "Schedule"), 4),
        Head(both(f"Anggaran ({unit.id})", f"Budget ({unit.in_('en')})"), 3, "right"),
        Head(both("Status", "Status"), 3),
    )


def _states(book: Manuscript, outline: Outline) -> str:
    """`3 berjalan, 2 direncanakan, dan 1 ditunda`."""
    held: Counter[str] = Counter(win.status for win in outline.in_order)
    return joined(
        book,
        [
            book.say(_STATE, count=held[code], state=book.say(name).lower())
            for code, name in labels(book, "quick_wins", "status").items()
            if held[code]
        ],
    )


def _row(book: Manuscript, outline: Outline, win: QuickWin, sub: str) -> Row:
    cost = outline.money(win.cost) if win.budget else None
    return Row(
        (
            book.cell(str(outline.number[win.key])),
            book.cell_of(win, "name", win.name),
            book.cell_of(win, "sub_dimension", sub),
            lead_cell(book, win, win.lead),
            book.cell_of(win, "stages", schedule(book, win.stages)),
            book.cell_of(win, "budget", cost),
            book.cell_of(win, "status", labels(book, "quick_wins", "status")[win.status]),
        )
    )


def schedule(book: Manuscript, stages: tuple[Stage, ...]) -> str | None:
    """`Jan–Sep 2023`, or `Jan 2023–Mar 2024`; None without stages."""
    if not stages:
        return None
    first = min(stages, key=lambda stage: (stage.year, stage.first_month))
    last = max(stages, key=lambda stage: (stage.year, stage.last_month))
    start, end = (book.say(MONTHS[month - 1]) for month in (first.first_month, last.last_month))
    if first.year != last.year:
        return f"{start} {first.year}–{end} {last.year}"
    return f"{start} {first.year}" if start == end else f"{start}–{end} {first.year}"
