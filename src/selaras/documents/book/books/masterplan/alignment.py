"""Chapter II, last part: which goals of other planning documents the objectives serve."""

from selaras.core.plan import Document, Goal, Objective
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import marked_cell
from selaras.documents.book.entries.counts import GOAL, OBJECTIVE
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import joined

_SECTION = both("Keselarasan dengan rencana lain", "Alignment with other plans")
_NONE = both(
    "hubungan sasaran dengan tujuan RPJMD dan RPJMN",
    "how the objectives serve the goals of RPJMD and RPJMN",
)
_ALIGNED = both(
    "{linked} dari {count} mendukung tujuan dokumen perencanaan lain; hubungannya dimuat dalam "
    "{table}.",
    "{linked} of {count} serve goals of other planning documents; {table} shows how.",
)
_ALL_ALIGNED = both(
    "Setiap sasaran mendukung tujuan dokumen perencanaan lain; hubungannya dimuat dalam {table}.",
    "Every objective serves a goal of another planning document; {table} shows how.",
)
_UNALIGNED = both("Belum terhubung: {marks}.", "Not linked yet: {marks}.")
_UNSERVED = both(
    "Dalam dokumen yang sama, {count} belum didukung sasaran mana pun.",
    "In the same documents, {count} without any objective that serves them.",
)
_CAPTION = both(
    "Tujuan dokumen perencanaan lain dan sasaran yang mendukungnya",
    "Goals of other planning documents and the objectives that serve them",
)
_HEADS = (
    Head(both("Nomor", "Number"), 2),
    Head(both("Tujuan", "Goal"), 11),
    Head(both("Sasaran", "Objectives"), 4),
)

Serving = dict[tuple[str, str], list[Objective]]


def write_alignment(book: Manuscript, outline: Outline) -> None:
    """Documents as groups, each goal with the marks of the objectives that serve it."""
    book.section("alignment", _SECTION)
    ordered = [objective for group in outline.objectives for objective in group.items]
    serving: Serving = {}
    for objective in ordered:
        for link in objective.links:
            serving.setdefault((link.document, link.goal), []).append(objective)
    if not serving:
        book.missing(_NONE)
        return
    table = book.new_table("table-alignment")
    loose = [outline.mark[objective.key] for objective in ordered if not objective.links]
    count = book.count(len(ordered), OBJECTIVE)
    phrase = _ALIGNED if loose else _ALL_ALIGNED
    line = book.line(phrase, linked=len(ordered) - len(loose), count=count, table=table)
    if loose:
        line += then(book, _UNALIGNED, marks=joined(book, loose))
    used = {document for document, _ in serving}
    documents = [document for document in book.plan.documents if document.key in used]
    unserved = sum(
        (document.key, goal.key) not in serving for document in documents for goal in document.goals
    )
    if unserved:
        line += then(book, _UNSERVED, count=book.count(unserved, GOAL))
    book.add(Paragraph(line))
    rows: list[Row] = []
    for document in documents:
        rows.append(_head(book, document))
        rows.extend(_row(book, outline, document, goal, serving) for goal in document.goals)
    book.table(table, _CAPTION, _HEADS, rows, sources=documents)


def _head(book: Manuscript, document: Document) -> Row:
    made_up = document.demonstrates("title")
    cell = book.cell(document.title, demonstration=made_up, strong=True, span=len(_HEADS))
    return Row((cell,), "group")


def _row(
    book: Manuscript, outline: Outline, document: Document, goal: Goal, serving: Serving
) -> Row:
    objectives = serving.get((document.key, goal.key), [])
    marks = ((outline.mark[item.key], item.demonstrates("links")) for item in objectives)
    return Row(
        (
            book.cell_of(document, "goals", goal.number),
            book.cell_of(document, "goals", goal.text),
            marked_cell(book, marks, ", "),
        )
    )
