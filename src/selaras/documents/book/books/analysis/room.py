"""Room for the plan: ceilings against the budgets of the programmes, year by year."""

from selaras.core.finance import Room, room
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Row
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import fund_name, joined

_TITLE = both("Ruang keuangan bagi rencana", "Room for the plan")
_NONE = both("pagu tiap tahun menurut sumber dana", "the ceilings of each year by source of funds")
_LEAD = both(
    "{table} membandingkan pagu tiap sumber dana dengan anggaran program dalam rupiah penuh.",
    "{table} sets the ceiling of each source of funds against the budgets of the programmes, in "
    "whole rupiah.",
)
_FITS = both(
    "Anggaran program berada di dalam pagu pada semua tahun yang pagunya diketahui.",
    "The programmes stay within the ceiling in every year whose ceiling is known.",
)
_EXCEEDS = both(
    "Anggaran program melampaui pagu {fund} pada {years}; kelebihan terbesar {amount}.",
    "The programmes exceed the ceiling of {fund} in {years}, by {amount} at most.",
)
_UNLIMITED = both(
    "Anggaran program sebesar {amount} belum dapat dibandingkan karena pagunya belum diisi.",
    "Programme budgets of {amount} cannot be compared yet because no ceiling has been filled in.",
)
_CAPTION = both(
    "Pagu dan anggaran program menurut sumber dana", "Ceilings and programme budgets by source"
)
_HEADS = (
    Head(both("Tahun", "Year"), 2, "center"),
    Head(both("Pagu (Rp)", "Ceiling (Rp)"), 4, "right"),
    Head(both("Anggaran program (Rp)", "Programme budgets (Rp)"), 4, "right"),
    Head(both("Sisa ruang (Rp)", "Room left (Rp)"), 4, "right"),
    Head(both("Terpakai", "Used"), 2, "right"),
)
_TOTAL = both("Jumlah", "Total")


def add_room(book: Manuscript) -> None:
    """One group per source of funds that has a ceiling."""
    book.section("finance-room", _TITLE)
    plan = book.plan
    if not plan.ceilings:
        book.missing(_NONE)
        return
    found = room(plan.ceilings, plan.programmes)
    limited = [entry for entry in found if entry.ceiling is not None]
    table = book.new_table("table-room")
    book.paragraph(_LEAD, table=table)
    rows: list[Row] = []
    for fund in dict.fromkeys(entry.fund for entry in limited):
        entries = [entry for entry in limited if entry.fund == fund]
        rows.append(book.group(fund_name(book, fund), len(_HEADS)))
        rows += [_row(book, entry) for entry in entries]
        rows.append(_total(book, fund, entries))
    book.table(table, _CAPTION, _HEADS, rows, sources=plan.ceilings)
    _judge(book, limited)
    unlimited = sum(entry.needed for entry in found if entry.ceiling is None)
    if unlimited:
        made_up = any(
            _made_up(book, entry.fund, entry.year)[1] for entry in found if entry.ceiling is None
        )
        said = book.made_up(short_rupiah(unlimited, book.language), made_up)
        book.paragraph(_UNLIMITED, amount=said)


def _row(book: Manuscript, entry: Room) -> Row:
    ceiling, needed = _made_up(book, entry.fund, entry.year)
    limit, left = entry.ceiling or 0, entry.left or 0
    used = None if entry.used is None else book.percent(entry.used)
    return Row(
        (
            book.cell(str(entry.year)),
            book.cell(book.amount(limit), demonstration=ceiling),
            book.cell(book.amount(entry.needed), demonstration=needed),
            book.cell(book.amount(left), demonstration=ceiling or needed),
            book.cell(used, demonstration=ceiling or needed),
        )
    )


def _total(book: Manuscript, fund: str, entries: list[Room]) -> Row:
    marks = [_made_up(book, fund, entry.year) for entry in entries]
    ceiling, needed = any(mark[0] for mark in marks), any(mark[1] for mark in marks)
    whole = Room(
        0, fund, sum(entry.ceiling or 0 for entry in entries), sum(e.needed for e in entries)
    )
    used = None if whole.used is None else book.percent(whole.used)
    return book.total(
        _TOTAL,
        1,
        book.cell(book.amount(whole.ceiling or 0), demonstration=ceiling),
        book.cell(book.amount(whole.needed), demonstration=needed),
        book.cell(book.amount(whole.left or 0), demonstration=ceiling or needed),
        book.cell(used, demonstration=ceiling or needed),
    )


def _made_up(book: Manuscript, fund: str, year: int) -> tuple[bool, bool]:
    """Whether a ceiling, and whether a budget, of that fund and year was made up."""
    ceiling = any(
        entry.demonstrates("amount")
        for entry in book.plan.ceilings
        if (entry.fund, entry.year) == (fund, year)
    )
    needed = any(
        programme.demonstrates("budget")
        and any((line.fund, line.year) == (fund, year) for line in programme.budget)
        for programme in book.plan.programmes
    )
    return ceiling, needed


def _judge(book: Manuscript, limited: list[Room]) -> None:
    over = [entry for entry in limited if (entry.left or 0) < 0]
    if not over:
        book.paragraph(_FITS)
    for fund in dict.fromkeys(entry.fund for entry in over):
        years = [entry for entry in over if entry.fund == fund]
        book.paragraph(
            _EXCEEDS,
            fund=fund_name(book, fund),
            years=joined(book, [str(entry.year) for entry in years]),
            amount=book.made_up(
                short_rupiah(max(-(entry.left or 0) for entry in years), book.language),
                any(any(_made_up(book, entry.fund, entry.year)) for entry in years),
            ),
        )
