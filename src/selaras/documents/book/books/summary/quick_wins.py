"""Chapter IV of Buku III: what citizens feel first."""

from selaras.core.plan import QuickWin
from selaras.documents.book.book import Row
from selaras.documents.book.entries.cells import lead_cell
from selaras.documents.book.entries.counts import QUICK_WIN
from selaras.documents.book.entries.places import by_dimension
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.words import labels

_TITLE = both("Quick win", "Quick wins")
_NONE = both("quick win", "the quick wins")
_LEAD = both(
    "Quick win adalah program percepatan yang hasilnya dirasakan warga dalam waktu sekitar satu "
    "tahun. {table} memuat {count}; lembar tiap quick win ada dalam Buku IV.",
    "A quick win is an accelerated programme whose results citizens feel within about one year. "
    "{table} holds {count}; Book IV has a sheet for each.",
)
_CAPTION = both("Quick win menurut dimensi", "Quick wins by dimension")
_HEADS = (
    Head(both("Quick win", "Quick win"), 5),
    Head(both("Manfaat", "Benefit"), 6),
    Head(both("OPD", "Agency"), 3),
    Head(both("Status", "Status"), 2),
    Head(both("Anggaran (Rp)", "Budget (Rp)"), 3, "right"),
)
_TOTAL = both("Jumlah", "Total")


def write_quick_wins(book: Manuscript) -> None:
    """One table in the order of the dimensions."""
    book.chapter("quick-wins", _TITLE)
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
        rows += [_row(book, win) for win in group.items]
    if any(win.budget for win in wins):
        made_up = any(win.budget and win.demonstrates("budget") for win in wins)
        total = book.amount(sum(win.cost for win in wins))
        rows.append(book.total(_TOTAL, 4, book.cell(total, demonstration=made_up, strong=True)))
    book.table(table, _CAPTION, _HEADS, rows, sources=wins)


def _row(book: Manuscript, win: QuickWin) -> Row:
    benefit = "benefit" if win.benefit else "aim"
    return Row(
        (
            book.cell_of(win, "name", win.name),
            book.cell_of(win, benefit, win.benefit or win.aim),
            lead_cell(book, win, win.lead),
            book.cell_of(win, "status", labels(book, "quick_wins", "status")[win.status]),
            book.cell_of(win, "budget", book.amount(win.cost) if win.budget else None),
        )
    )
