"""Room for the plan: ceilings against the budgets of the programmes, by year and by source.

Buku II sets every year of every source against its ceiling.
"""

from collections.abc import Callable, Sequence

from selaras.core.finance import Room, room
from selaras.core.text import Text, short_rupiah
from selaras.documents.book.book import Row
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import fund_name, joined

_TITLE = both("Ruang keuangan bagi rencana", "Room for the plan")
_NONE = both("pagu tiap tahun menurut sumber dana", "the ceilings of each year by source of funds")
_LEAD = both(
    "{years} dan {funds} membandingkan pagu dengan anggaran program dalam rupiah penuh, untuk "
    "tahun dan sumber dana yang pagunya diketahui. Buku II merincinya.",
    "{years} and {funds} set the ceilings against the budgets of the programmes in whole rupiah, "
    "for the years and sources of funds whose ceiling is known. Book II gives the details.",
)
_FITS = both(
    "Anggaran program berada di dalam pagu pada semua tahun dan sumber dana itu.",
    "The programmes stay within the ceiling in all of these years and sources.",
)
_EXCEEDS = both(
    "Anggaran program melampaui pagu {fund} pada {years}; kelebihan terbesar {amount}.",
    "The programmes exceed the ceiling of {fund} in {years}, by {amount} at most.",
)
_UNLIMITED = both(
    "Anggaran program sebesar {amount} belum dapat dibandingkan karena pagunya belum diisi.",
    "Programme budgets of {amount} cannot be compared yet because no ceiling has been filled in.",
)
_YEARS_CAPTION = both("Pagu dan anggaran program menurut tahun", "Ceilings and budgets by year")
_FUNDS_CAPTION = both(
    "Pagu dan anggaran program menurut sumber dana", "Ceilings and budgets by source of funds"
)
_YEAR = Head(both("Tahun", "Year"), 3)
_FUND = Head(both("Sumber dana", "Source of funds"), 6)
_HEADS = (
    Head(both("Pagu (Rp)", "Ceiling (Rp)"), 4, "right"),
    Head(both("Anggaran program (Rp)", "Programme budgets (Rp)"), 4, "right"),
    Head(both("Sisa ruang (Rp)", "Room left (Rp)"), 4, "right"),
    Head(both("Terpakai", "Used"), 2, "right"),
)
_TOTAL = both("Jumlah", "Total")


def add_room(book: Manuscript) -> None:
    """One table by year, one by source of funds, and a judgement on each source."""
    book.section("finance-room", _TITLE)
    plan = book.plan
    if not plan.ceilings:
        book.missing(_NONE)
        return
    found = room(plan.ceilings, plan.programmes)
    limited = [entry for entry in found if entry.ceiling is not None]
    years, funds = book.new_table("table-room-years"), book.new_table("table-room-funds")
    book.paragraph(_LEAD, years=years, funds=funds)
    by_year = _rows(book, sorted(limited, key=_year), _year)
    book.table(years, _YEARS_CAPTION, (_YEAR, *_HEADS), by_year, sources=plan.ceilings)
    by_fund = _rows(book, limited, lambda entry: fund_name(book, entry.fund))
    book.table(funds, _FUNDS_CAPTION, (_FUND, *_HEADS), by_fund, sources=plan.ceilings)
    _judge(book, limited)
    _unlimited(book, [entry for entry in found if entry.ceiling is None])


def _year(entry: Room) -> str:
    return str(entry.year)


def _rows(book: Manuscript, entries: Sequence[Room], name: Callable[[Room], str]) -> list[Row]:
    """Entries of one name added up, in their order, and the sum of all."""
    groups: dict[str, list[Room]] = {}
    for entry in entries:
        groups.setdefault(name(entry), []).append(entry)
    rows = [_row(book, held, label) for label, held in groups.items()]
    return [*rows, _row(book, entries, _TOTAL, total=True)]


def _row(
    book: Manuscript, entries: Sequence[Room], name: Text | str, *, total: bool = False
) -> Row:
    ceiling = sum(entry.ceiling or 0 for entry in entries)
    needed = sum(entry.needed for entry in entries)
    whole = Room(0, "", ceiling, needed)
    limit_made_up, need_made_up = _made_up(book, entries)
    either = limit_made_up or need_made_up
    used = None if whole.used is None else book.percent(whole.used)
    cells = (
        book.cell(book.amount(ceiling), demonstration=limit_made_up, strong=total),
        book.cell(book.amount(needed), demonstration=need_made_up, strong=total),
        book.cell(book.amount(ceiling - needed), demonstration=either, strong=total),
        book.cell(used, demonstration=either, strong=total),
    )
    return book.total(name, 1, *cells) if total else Row((book.cell(name), *cells))


def _made_up(book: Manuscript, entries: Sequence[Room]) -> tuple[bool, bool]:
    """Whether a ceiling, and whether a budget, of these sources and years was made up."""
    places = {(entry.fund, entry.year) for entry in entries}
    ceiling = any(
        (entry.fund, entry.year) in places and entry.demonstrates("amount")
        for entry in book.plan.ceilings
    )
    needed = any(
        programme.demonstrates("budget")
        and any((line.fund, line.year) in places for line in programme.budget)
        for programme in book.plan.programmes
    )
    return ceiling, needed


def _judge(book: Manuscript, limited: Sequence[Room]) -> None:
    over = [entry for entry in limited if (entry.left or 0) < 0]
    if not over:
        book.paragraph(_FITS)
    for fund in dict.fromkeys(entry.fund for entry in over):
        years = [entry for entry in over if entry.fund == fund]
        most = short_rupiah(max(-(entry.left or 0) for entry in years), book.language)
        book.paragraph(
            _EXCEEDS,
            fund=fund_name(book, fund),
            years=joined(book, [str(entry.year) for entry in years]),
            amount=book.made_up(most, any(_made_up(book, years))),
        )


def _unlimited(book: Manuscript, entries: Sequence[Room]) -> None:
    amount = sum(entry.needed for entry in entries)
    if amount:
        said = short_rupiah(amount, book.language)
        book.paragraph(_UNLIMITED, amount=book.made_up(said, _made_up(book, entries)[1]))
