"""Chapter IV, first part: the action matrix of each dimension, one row for each programme."""

from selaras.core.plan import Programme
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Line, Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline, made_up
from selaras.documents.book.entries.cells import fields_cell, helpers_cell, lead_cell
from selaras.documents.book.entries.counts import AGENCY, PROGRAMME
from selaras.documents.book.entries.money import budget_text, years_of
from selaras.documents.book.entries.names import ICT, KINDS
from selaras.documents.book.entries.outputs import outputs_text
from selaras.documents.book.entries.places import Group
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both

_LED = both(
    "{table} memuat {count}, dipimpin oleh {agencies}.",
    "{table} lists {count}, led by {agencies}.",
)
_PARTLY_LED = both(
    "{table} memuat {count}; {open} di antaranya belum memiliki penanggung jawab.",
    "{table} lists {count}; for {open} of them a lead agency has yet to be named.",
)
_LARGEST = both(
    "Anggarannya {total}; yang terbesar untuk {name}, yaitu {amount}.",
    "Their budget is {total}; the largest is that of {name}, {amount}.",
)
_UNFUNDED = both("{count} belum memiliki anggaran.", "Without a budget so far: {count}.")
_NONE = both("program untuk {dimension}", "programmes for {dimension}")
_CAPTION = both("Rencana aksi {dimension}", "Action plan of {dimension}")
_TOTAL = both("Jumlah {dimension}", "Total of {dimension}")


def write_matrix(
    book: Manuscript, outline: Outline, group: Group[Programme], *, name_book: bool
) -> None:
    """The section of one dimension; `name_book` adds to each code where it was taken from."""
    book.section(f"matrix-{group.code}", group.name)
    if not group.items:
        book.missing(_NONE, dimension=group.name)
        return
    heads = _heads(outline)
    table = book.new_table(f"table-matrix-{group.code}")
    book.add(Paragraph(_led(book, group, table) + _money(book, group)))
    rows: list[Row] = []
    for sub in group.subs:
        rows.append(book.group(sub.name, len(heads)))
        rows.extend(_row(book, outline, programme, name_book) for programme in sub.items)
    rows.append(_total(book, outline, group, len(heads)))
    book.table(
        table, _CAPTION, heads, rows, sources=group.items, landscape=True, dimension=group.name
    )


def _led(book: Manuscript, group: Group[Programme], table: Handle) -> Line:
    """How many programmes, and how many agencies lead them."""
    leads = [programme.lead for programme in group.items if programme.lead]
    count = book.count(len(group.items), PROGRAMME)
    if open_ := len(group.items) - len(leads):
        return book.line(_PARTLY_LED, table=table, count=count, open=open_)
    return book.line(_LED, table=table, count=count, agencies=book.count(len(set(leads)), AGENCY))


def _money(book: Manuscript, group: Group[Programme]) -> Line:
    """What the dimension costs, its dearest programme, and how many have no budget yet."""
    funded = [programme for programme in group.items if programme.budget]
    if not funded:
        return ()
    dearest = max(funded, key=lambda programme: programme.cost)
    total = short_rupiah(sum(programme.cost for programme in funded), book.language)
    line = then(
        book,
        _LARGEST,
        total=book.made_up(total, made_up(group.items)),
        name=book.run_of(dearest, "name", dearest.name),
        amount=book.run_of(dearest, "budget", short_rupiah(dearest.cost, book.language)),
    )
    if bare := len(group.items) - len(funded):
        line += then(book, _UNFUNDED, count=book.count(bare, PROGRAMME))
    return line


def _heads(outline: Outline) -> tuple[Head, ...]:
    unit = outline.unit.name
    return (
        Head(both("No.", "No."), 3, "right"),
        Head(both("Program", "Programme"), 11),
        Head(both("Sasaran", "Objectives"), 5),
        Head(both("Jenis", "Kind"), 6),
        Head(both("Kode sub kegiatan", "Code of sub-activity"), 9),
        Head(both("Keluaran dan target", "Outputs and targets"), 12),
        Head(both("Tahun", "Years"), 6),
        Head(both("Penanggung jawab", "Lead"), 7),
        Head(both("Pendukung dan mitra", "Supporting and partners"), 9),
        Head(
            both(f"Anggaran ({unit.id}) dan sumber", f"Budget ({unit.in_('en')}) and sources"), 10
        ),
        Head(both("Risiko", "Risk"), 9),
    )


def _row(book: Manuscript, outline: Outline, programme: Programme, name_book: bool) -> Row:
    marks = ", ".join(outline.mark.get(key, key) for key in programme.objectives)
    kinds = (
        ("kind", book.say(KINDS[programme.kind]) if programme.kind else ""),
        ("ict", book.say(ICT[programme.ict]) if programme.ict is not None else ""),
    )
    years = years_of(programme.years) if programme.years else None
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "objectives", marks or None),
            fields_cell(book, kinds, programme, ", "),
            book.cell_of(programme, "nomenclature", _code(book, programme, name_book)),
            book.cell_of(
                programme, "outputs", outputs_text(book, programme.outputs, short=True) or None
            ),
            book.cell_of(programme, "years", years),
            lead_cell(book, programme, programme.lead),
            helpers_cell(book, programme, programme.supporting, programme.partners),
            book.cell_of(programme, "budget", budget_text(book, outline.money, programme.budget)),
            book.cell_of(programme, "risk", programme.risk),
        )
    )


def _code(book: Manuscript, programme: Programme, name_book: bool) -> str | None:
    found = programme.nomenclature
    if found is None:
        return None
    return f"{found.code} ({_decree(book, found.book)})" if name_book else found.code


def _decree(book: Manuscript, code: str) -> str:
    known = book.knowledge.code_book.get(code)
    return known.decree if known else code


def code_books(book: Manuscript, outline: Outline) -> list[str]:
    """The decrees of the nomenclature that the codes of the plan were taken from."""
    found = (item.nomenclature.book for item in outline.in_order if item.nomenclature)
    return [_decree(book, code) for code in dict.fromkeys(found)]


def _total(book: Manuscript, outline: Outline, group: Group[Programme], width: int) -> Row:
    total = sum(programme.cost for programme in group.items)
    said = outline.money(total) if any(p.budget for p in group.items) else None
    cell = book.cell(said, demonstration=made_up(group.items), strong=True, span=2)
    return book.total(_TOTAL.format(dimension=group.name), width - 2, cell)
