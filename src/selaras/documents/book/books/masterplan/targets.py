"""Chapter IV: how much of each output is due in which year."""

from collections.abc import Sequence

from selaras.core.plan import Output, Programme
from selaras.core.text import Text, format_number
from selaras.documents.book.book import Cell, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import OUTPUT
from selaras.documents.book.entries.outputs import targets_text
from selaras.documents.book.manuscript import Head, Manuscript, both

_SECTION = both("Target keluaran", "Targets of the outputs")
_NONE = both("keluaran program dan targetnya", "the outputs of programmes and their targets")
_LEAD = both(
    "{table} memuat {count} dengan targetnya setiap tahun.",
    "{table} lists {count} with the targets of each year.",
)
_CAPTION = both("Target keluaran menurut tahun", "Targets of the outputs by year")
_HEADS = (
    Head(both("No.", "No."), 2, "right"),
    Head(both("Program", "Programme"), 7),
    Head(both("Keluaran", "Output"), 7),
    Head(both("Satuan", "Unit"), 4),
)
_ALL = Head(both("Target (tahun)", "Targets (year)"), 16)

MOST_YEARS = 12
"""Columns of years in one table; with more years the targets stand in one cell."""


def write_targets(book: Manuscript, outline: Outline) -> None:
    """One table for all outputs of all programmes."""
    book.section("output-targets", _SECTION)
    count = sum(len(programme.outputs) for programme in outline.in_order)
    if not count:
        book.missing(_NONE)
        return
    table = book.new_table("table-output-targets")
    book.paragraph(_LEAD, table=table, count=book.count(count, OUTPUT))
    years = _years(book)
    heads = (*_HEADS, *(Head(Text(id=str(year)), 3, "right") for year in years))
    if not years:
        heads = (*_HEADS, _ALL)
    rows: list[Row] = []
    for group in outline.programmes:
        outputs = [
            _row(book, outline, programme, output, years)
            for programme in group.items
            for output in programme.outputs
        ]
        if outputs:
            rows += [book.group(group.name, len(heads)), *outputs]
    book.table(table, _CAPTION, heads, rows, landscape=True)


def _years(book: Manuscript) -> list[int]:
    """A column for each year of the period or with a target; none when they are too many."""
    years = {
        target.year
        for programme in book.plan.programmes
        for output in programme.outputs
        for target in output.targets
    }
    years.update(book.plan.period.years)
    return sorted(years) if len(years) <= MOST_YEARS else []


def _row(
    book: Manuscript, outline: Outline, programme: Programme, output: Output, years: Sequence[int]
) -> Row:
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "outputs", output.name),
            book.cell_of(programme, "outputs", output.unit),
            *_values(book, programme, output, years),
        )
    )


def _values(
    book: Manuscript, programme: Programme, output: Output, years: Sequence[int]
) -> list[Cell]:
    if not years:
        said = targets_text(book, output.targets)
        return [book.cell_of(programme, "outputs", said or None)]
    held = {target.year: format_number(target.value, book.language) for target in output.targets}
    return [book.cell_of(programme, "outputs", held.get(year)) for year in years]
