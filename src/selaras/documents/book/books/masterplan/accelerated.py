"""Chapter V, last part: the quick wins, which Buku IV describes sheet by sheet."""

from selaras.core.plan import QuickWin
from selaras.documents.book.book import Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import lead_cell
from selaras.documents.book.entries.counts import QUICK_WIN
from selaras.documents.book.entries.places import by_dimension
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.words import labels

_SECTION = both("Quick win", "Quick wins")
_NONE = both("quick win", "quick wins")
_LEAD = both(
    "{table} memuat {count}; lembar kerja masing-masing ada dalam Buku IV.",
    "{table} lists {count}; Book IV holds the sheet of each.",
)
_CAPTION = both("Quick win dan program induknya", "Quick wins and the programmes they belong to")
_HEADS = (
    Head(both("Quick win", "Quick win"), 7),
    Head(both("Program induk", "Programme it belongs to"), 7),
    Head(both("Penanggung jawab", "Lead"), 4),
    Head(both("Status", "Status"), 3),
)


def write_accelerated(book: Manuscript, outline: Outline) -> None:
    """A row for each quick win, by dimension."""
    book.section("quick-wins", _SECTION)
    wins = book.plan.quick_wins
    if not wins:
        book.missing(_NONE)
        return
    table = book.new_table("table-quick-wins")
    book.paragraph(_LEAD, table=table, count=book.count(len(wins), QUICK_WIN))
    rows: list[Row] = []
    for group in by_dimension(wins, book.knowledge):
        if group.items:
            rows.append(book.group(group.name, len(_HEADS)))
        rows.extend(_row(book, outline, win) for win in group.items)
    book.table(table, _CAPTION, _HEADS, rows, sources=wins)


def _row(book: Manuscript, outline: Outline, win: QuickWin) -> Row:
    parent = None
    if win.programme in outline.number:
        name = book.say(book.plan.programme[win.programme].name)
        parent = f"{outline.number[win.programme]}. {name}"
    return Row(
        (
            book.cell_of(win, "name", win.name),
            book.cell_of(win, "programme", parent),
            lead_cell(book, win, win.lead),
            book.cell_of(win, "status", labels(book, "quick_wins", "status")[win.status]),
        )
    )
