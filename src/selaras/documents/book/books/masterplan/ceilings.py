"""Chapter VI, last part: the need of each year and source against its ceiling."""

from dataclasses import dataclass

from selaras.core.plan import Ceiling
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Cell, Line, Paragraph, Row
from selaras.documents.book.books.masterplan.amounts import percent
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.names import fund_name, joined

_CEILINGS = both("Kebutuhan terhadap pagu", "Need against the ceilings")
_NO_CEILINGS = both("pagu setiap sumber dana", "the ceiling of each source of funds")
_WITHIN = both(
    "Kebutuhan pada setiap tahun dan sumber yang memiliki pagu tidak melampaui pagunya.",
    "In each year and source with a ceiling, the need stays within it.",
)
_ABOVE = both("Kebutuhan melampaui pagu pada {where}.", "The need is above the ceiling in {where}.")
_PLACE = both("{name} {year}", "{year} for {name}")
_MANY_PLACES = both("{count} baris dalam {table}", "{count} rows of {table}")
_UNBOUND = both(
    "Belum ada pagu untuk {amount} dari seluruh kebutuhan.",
    "No ceiling is known yet for {amount} of the whole need.",
)
_CEILING_CAPTION = both("Kebutuhan terhadap pagu ({unit})", "Need against the ceilings ({unit})")
_CEILING_HEADS = (
    Head(both("Tahun", "Year"), 2),
    Head(both("Pagu", "Ceiling"), 3, "right"),
    Head(both("Kebutuhan", "Need"), 3, "right"),
    Head(both("Sisa pagu", "Room left"), 3, "right"),
    Head(both("Terpakai", "Used"), 2, "right"),
)
_FEW = 4
"""So many places may be named in a sentence."""


@dataclass(frozen=True, slots=True)
class _Need:
    """A ceiling with what the programmes want from it, in rupiah, and whether that is made up."""

    ceiling: Ceiling
    need: int
    made_up: bool

    @property
    def left(self) -> int:
        return self.ceiling.amount - self.need


def write_ceilings(book: Manuscript, outline: Outline) -> None:
    """Who has room left and who has not."""
    book.section("ceilings", _CEILINGS)
    if not book.plan.ceilings:
        book.missing(_NO_CEILINGS)
        return
    wanted: dict[tuple[int, str], int] = {}
    for line in outline.lines:
        wanted[line.year, line.fund] = wanted.get((line.year, line.fund), 0) + line.amount
    drawn = {
        (line.year, line.fund)
        for programme in outline.in_order
        if programme.demonstrates("budget")
        for line in programme.budget
    }
    needs = [
        _Need(ceiling, wanted.pop(place, 0), place in drawn)
        for ceiling in book.plan.ceilings
        for place in [(ceiling.year, ceiling.fund)]
    ]
    table = book.new_table("table-ceilings")
    said = _judgement(book, needs, table)
    if unbound := sum(wanted.values()):
        amount = book.made_up(short_rupiah(unbound, book.language), outline.budget_made_up)
        said += then(book, _UNBOUND, amount=amount)
    book.add(Paragraph(said))
    rows: list[Row] = []
    for fund in dict.fromkeys(need.ceiling.fund for need in needs):
        own = sorted(
            (need for need in needs if need.ceiling.fund == fund), key=lambda n: n.ceiling.year
        )
        rows.append(book.group(fund_name(book, fund), len(_CEILING_HEADS)))
        rows.extend(_row(book, outline, need) for need in own)
    book.table(
        table,
        _CEILING_CAPTION,
        _CEILING_HEADS,
        rows,
        sources=book.plan.ceilings,
        unit=outline.unit.name,
    )


def _judgement(book: Manuscript, needs: list[_Need], table: Handle) -> Line:
    above = [need.ceiling for need in needs if need.left < 0]
    if not above:
        return book.line(_WITHIN)
    if len(above) > _FEW:
        return book.line(_ABOVE, where=book.line(_MANY_PLACES, count=len(above), table=table))
    places = [
        book.say(_PLACE, name=fund_name(book, ceiling.fund), year=ceiling.year) for ceiling in above
    ]
    return book.line(_ABOVE, where=joined(book, places))


def _row(book: Manuscript, outline: Outline, need: _Need) -> Row:
    ceiling = need.ceiling
    derived = need.made_up or ceiling.demonstrates("amount")
    used = percent(book, need.need, ceiling.amount) if ceiling.amount else None

    def amount(value: int, demonstration: bool) -> Cell:
        said = outline.money(value)
        return book.cell(said, demonstration=demonstration, strong=value < 0)

    return Row(
        (
            book.cell_of(ceiling, "year", str(ceiling.year)),
            amount(ceiling.amount, ceiling.demonstrates("amount")),
            amount(need.need, need.made_up),
            amount(need.left, derived),
            book.cell(used, demonstration=derived),
        )
    )
