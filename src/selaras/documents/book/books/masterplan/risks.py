"""Chapter VII, last part: what may go wrong, and which programmes wait for others."""

from collections import Counter

from selaras.core.plan import Programme
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import lead_cell
from selaras.documents.book.entries.counts import DEPENDENCY, PROGRAMME, RISK
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both

_RISKS = both("Daftar risiko", "Register of risks")
_NO_RISKS = both(
    "risiko program dan cara menguranginya", "the risks of programmes and how to lessen them"
)
_RISKS_LEAD = both(
    "{table} memuat {risks}; {answered} di antaranya sudah memiliki langkah pengurangan.",
    "{table} lists {risks}; for {answered} of them a way to lessen it is given.",
)
_ALL_ANSWERED = both(
    "{table} memuat {risks}, semuanya dengan langkah pengurangan.",
    "{table} lists {risks}, each with a way to lessen it.",
)
_UNASSESSED = both("{count} belum menyebut risikonya.", "No risk is named yet for {count}.")
_RISK_CAPTION = both("Risiko program dan langkah pengurangannya", "Risks of programmes and answers")
_RISK_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Program", "Programme"), 5),
    Head(both("Risiko", "Risk"), 6),
    Head(both("Langkah pengurangan", "How to lessen it"), 6),
    Head(both("Penanggung jawab", "Lead"), 3),
)

_WAITING = both("Ketergantungan antarprogram", "Dependencies of programmes")
_NO_WAITING = both("ketergantungan antarprogram", "which programmes wait for others")
_WAITING_LEAD = both(
    "Ada {count} antarprogram. Program pada kolom kanan perlu berjalan lebih dahulu.",
    "There are {count}. The programmes in the right column need to be under way first.",
)
_MOST_AWAITED = both(
    "Yang paling banyak ditunggu adalah {name}, oleh {count}.",
    "The one most waited for is {name}, by {count}.",
)
_WAITING_CAPTION = both("Ketergantungan antarprogram", "Dependencies of programmes")
_WAITING_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Program", "Programme"), 7),
    Head(both("Bergantung pada", "Depends on"), 8),
)


def write_risks(book: Manuscript, outline: Outline) -> None:
    """The register of risks."""
    book.section("risks", _RISKS)
    named = [programme for programme in outline.in_order if programme.risk]
    if not named:
        book.missing(_NO_RISKS)
        return
    table = book.new_table("table-risks")
    answered = sum(programme.mitigation is not None for programme in named)
    phrase = _ALL_ANSWERED if answered == len(named) else _RISKS_LEAD
    line = book.line(phrase, table=table, risks=book.count(len(named), RISK), answered=answered)
    if silent := len(outline.in_order) - len(named):
        line += then(book, _UNASSESSED, count=book.count(silent, PROGRAMME))
    book.add(Paragraph(line))
    rows: list[Row] = []
    for group in outline.programmes:
        found = [programme for programme in group.items if programme.risk]
        if found:
            rows.append(book.group(group.name, len(_RISK_HEADS)))
        rows.extend(_risk_row(book, outline, programme) for programme in found)
    book.table(table, _RISK_CAPTION, _RISK_HEADS, rows, sources=named)


def _risk_row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "risk", programme.risk),
            book.cell_of(programme, "mitigation", programme.mitigation),
            lead_cell(book, programme, programme.lead),
        )
    )


def write_dependencies(book: Manuscript, outline: Outline) -> None:
    """Which programmes need others to be under way first."""
    book.section("dependencies", _WAITING)
    waiting = [programme for programme in outline.in_order if programme.depends_on]
    if not waiting:
        book.missing(_NO_WAITING)
        return
    awaited = Counter(key for programme in waiting for key in programme.depends_on)
    line = book.line(_WAITING_LEAD, count=book.count(awaited.total(), DEPENDENCY))
    (most, times), *others = awaited.most_common(2)
    if times > 1 and (not others or others[0][1] < times) and most in outline.number:
        name = book.say(book.plan.programme[most].name)
        line += then(book, _MOST_AWAITED, name=name, count=book.count(times, PROGRAMME))
    book.add(Paragraph(line))
    table = book.new_table("table-dependencies")
    rows = [_dependency_row(book, outline, programme) for programme in waiting]
    book.table(table, _WAITING_CAPTION, _WAITING_HEADS, rows)


def _dependency_row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    names = (
        f"{outline.number[key]}. {book.say(book.plan.programme[key].name)}"
        for key in programme.depends_on
    )
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "depends_on", "; ".join(names)),
        )
    )
