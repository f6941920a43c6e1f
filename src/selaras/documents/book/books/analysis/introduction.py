"""Foreword and chapter I: why, on which legal basis, in which frame of thought."""

from selaras.core.plan import Document
from selaras.documents.book.book import Cell, Panel, Row
from selaras.documents.book.entries.documents import document_line, numbered_line
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.words import labels

_FOREWORD = both("Kata pengantar", "Foreword")
_TITLE = both("Pendahuluan", "Introduction")
_LEGAL = both("Dasar hukum", "Legal basis")
_FRAME = both("Kerangka pikir smart city", "Smart-city frame of thought")

_LEGAL_NONE = both("dasar hukum rencana", "the legal basis of the plan")
_LEGAL_LEAD = both(
    "Penyusunan rencana ini berpijak pada {count} yang dimuat dalam {table}.",
    "The making of this plan rests on the {count} in {table}.",
)
_DOCUMENT = Noun("peraturan dan keputusan", "regulation or decision", "regulations and decisions")
_LEGAL_CAPTION = both("Dasar hukum penyusunan rencana", "Legal basis of the plan")
_LEGAL_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Peraturan", "Regulation"), 6),
    Head(both("Tentang", "On"), 9),
)
_ENACTS = both("Rencana ini ditetapkan dengan {document}.", "This plan is enacted by {document}.")
_NOT_ENACTED = both(
    "peraturan kepala daerah yang menetapkan rencana ini",
    "the regulation of the head of the region that enacts this plan",
)

_FRAME_LEAD = both(
    "Program nasional menata kota dan kabupaten cerdas dalam enam dimensi, masing-masing dengan "
    "tiga subdimensi. {matrix} memuat tujuan keenam dimensi itu.",
    "The national programme arranges smart cities and regencies in six dimensions, each with "
    "three sub-dimensions. {matrix} gives the goals of the six dimensions.",
)
_FRAME_CAPTION = both("Enam dimensi smart city", "The six smart-city dimensions")


def write_introduction(book: Manuscript) -> None:
    """The foreword if somebody wrote one, then chapter I."""
    if "foreword" in book.plan.narrative:
        book.front("foreword", _FOREWORD)
        book.narrative("foreword")
    book.chapter("introduction", _TITLE)
    for code in ("background", "purpose"):
        _prose(book, code)
    _legal_basis(book)
    _prose(book, "scope")
    _frame(book)


def _prose(book: Manuscript, code: str) -> None:
    title = next(part.title for part in book.knowledge.book_parts if part.code == code)
    book.section(code, title)
    if not book.narrative(code):
        book.missing(title)


def _legal_basis(book: Manuscript) -> None:
    book.section("legal-basis", _LEGAL)
    found = [document for document in book.plan.documents if document.legal_basis]
    if not found:
        book.missing(_LEGAL_NONE)
        return
    table = book.new_table("table-legal-basis")
    book.paragraph(_LEGAL_LEAD, count=book.count(len(found), _DOCUMENT), table=table)
    rows = [_legal_row(book, number, document) for number, document in enumerate(found, start=1)]
    book.table(table, _LEGAL_CAPTION, _LEGAL_HEADS, rows, sources=found)
    _enacting(book)


def _legal_row(book: Manuscript, number: int, document: Document) -> Row:
    numbered = numbered_line(book, document)
    named = labels(book, "documents", "kind")[document.kind]
    kind = Cell(numbered) if numbered else book.cell(named)
    title = book.cell_of(document, "title", document.title)
    return Row((book.cell(str(number)), kind, title))


def _enacting(book: Manuscript) -> None:
    enacting = next((document for document in book.plan.documents if document.enacts_plan), None)
    if enacting is None:
        book.missing(_NOT_ENACTED)
    else:
        book.paragraph(_ENACTS, document=document_line(book, enacting))


def _frame(book: Manuscript) -> None:
    book.section("framework", _FRAME)
    matrix = book.new_figure("figure-dimensions")
    book.paragraph(_FRAME_LEAD, matrix=matrix)
    panels = [
        Panel(
            book.say(dimension.name),
            (
                book.line(dimension.goal),
                *(book.line(sub.name) for sub in dimension.sub_dimensions),
            ),
        )
        for dimension in book.knowledge.dimensions
    ]
    book.matrix(matrix, _FRAME_CAPTION, panels, across=3)
    book.narrative("framework")
