"""Chapter IV, second part: what each programme costs in each year."""

from collections.abc import Sequence

from selaras.core.plan import Programme
from selaras.core.text import Text, short_rupiah
from selaras.documents.book.book import Cell, Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline, add
from selaras.documents.book.entries.counts import PROGRAMME
from selaras.documents.book.entries.places import Group
from selaras.documents.book.manuscript import Head, Manuscript, both

_SECTION = both("Anggaran program", "Budget of the programmes")
_NONE = both("anggaran program", "the budget of the programmes")
_SUMMARY = both(
    "{table} memuat anggaran {funded} dari {count}. Jumlah seluruhnya {total}.",
    "{table} gives the budget of {funded} of {count}. The total is {total}.",
)
_SUMMARY_ALL = both(
    "{table} memuat anggaran seluruh {count}, yaitu {total}.",
    "{table} gives the budget of all {count}, {total} together.",
)
_CAPTION = both(
    "Anggaran program menurut tahun ({unit})", "Budget of the programmes by year ({unit})"
)
_NUMBER = Head(both("No.", "No."), 2, "right")
_NAME = Head(both("Program", "Programme"), 9)
_SUM = Head(both("Jumlah", "Total"), 4, "right")
_OF = both("Jumlah {name}", "Total of {name}")
_GRAND = both("Jumlah seluruh program", "Total of all programmes")


def write_budgets(book: Manuscript, outline: Outline) -> None:
    """One table for all programmes, with a total for each dimension and for the plan."""
    book.section("programme-budgets", _SECTION)
    if not outline.budgeted:
        book.missing(_NONE)
        return
    total = sum(programme.cost for programme in outline.in_order)
    table = book.new_table("table-programme-budgets")
    funded = sum(bool(programme.budget) for programme in outline.in_order)
    line = book.line(
        _SUMMARY_ALL if funded == len(outline.in_order) else _SUMMARY,
        table=table,
        funded=funded,
        count=book.count(len(outline.in_order), PROGRAMME),
        total=book.made_up(short_rupiah(total, book.language), outline.budget_made_up),
    )
    book.add(Paragraph(line))
    heads = (_NUMBER, _NAME, *year_heads(outline), _SUM)
    rows = [row for group in outline.programmes for row in _group(book, outline, group, len(heads))]
    rows.append(_total(book, outline, outline.in_order, _GRAND))
    book.table(table, _CAPTION, heads, rows, landscape=True, unit=outline.unit.name)


def year_heads(outline: Outline) -> tuple[Head, ...]:
    """A column for each year, or each portion of years."""
    return tuple(Head(head, 3, "right") for head in outline.years.heads)


def amounts(
    book: Manuscript,
    outline: Outline,
    sums: Sequence[int],
    marks: Sequence[bool],
    strong: bool = False,
) -> list[Cell]:
    """Amounts by year with their total; a dash where nothing is planned."""
    said = [outline.money(amount) if amount else None for amount in sums]
    said.append(outline.money(sum(sums)))
    return [
        book.cell(text, demonstration=mark, strong=strong)
        for text, mark in zip(said, (*marks, any(marks)), strict=True)
    ]


def _group(book: Manuscript, outline: Outline, group: Group[Programme], width: int) -> list[Row]:
    if not group.items:
        return []
    rows = [book.group(group.name, width)]
    rows.extend(_row(book, outline, programme) for programme in group.items)
    rows.append(_total(book, outline, group.items, _OF.format(name=group.name)))
    return rows


def _row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    number = book.cell(str(outline.number[programme.key]))
    name = book.cell_of(programme, "name", programme.name)
    sums = outline.by_year[programme.key]
    if not programme.budget:
        return Row((number, name, *[book.cell(None)] * (len(sums) + 1)))
    return Row(
        (
            number,
            name,
            *amounts(book, outline, sums, [programme.demonstrates("budget")] * len(sums)),
        )
    )


def _total(
    book: Manuscript, outline: Outline, programmes: tuple[Programme, ...], name: Text
) -> Row:
    sums = add([outline.by_year[item.key] for item in programmes], len(outline.years.heads))
    return book.total(
        name, 2, *amounts(book, outline, sums, outline.years.marks(programmes), strong=True)
    )
