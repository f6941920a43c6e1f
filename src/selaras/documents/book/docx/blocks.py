"""Each kind of block as paragraphs and tables."""

import re
from collections.abc import Callable
from typing import Any

from selaras.documents.book.book import (
    Block,
    Bullets,
    Chapter,
    Definitions,
    Figure,
    Heading,
    Line,
    Matrix,
    Note,
    Paragraph,
    Quote,
    Signatures,
    Table,
)
from selaras.documents.book.docx.draft import Draft, chapter_number
from selaras.documents.book.docx.pictures import drawing
from selaras.documents.book.docx.tables import (
    data_table,
    definitions_table,
    matrix_table,
    signatures_table,
)
from selaras.documents.book.docx.xml import (
    BULLETS,
    FIXED_LISTS,
    field,
    hyperlink,
    in_list,
    paragraph,
    run,
    styled,
    tab,
)

_LABEL = re.compile(r"(?P<word>[^\W\d_]+)(?P<between>.*?)(?P<number>\d+)", re.DOTALL)
_NOTES = {
    "demonstration": "NoteDemonstration",
    "missing": "NoteMissing",
    "information": "NoteInformation",
}


def chapter_title(draft: Draft, chapter: Chapter) -> str:
    """The title of a chapter, its number in the margin where it has one."""
    number = chapter_number(draft.book, chapter)
    title = run(chapter.title)
    if number is not None:
        title = run(number, styled("ChapterNumber")) + tab() + title
    return paragraph("Heading1", draft.bookmarked(chapter.id, title), _hanging(number))


def _hanging(number: str | None) -> str:
    """Titles without a number stand where the text stands."""
    return "" if number else '<w:ind w:left="1247" w:firstLine="0"/>'


def block_content(draft: Draft, block: Block, width: int) -> str:
    """A block as body content in a text area `width` twips wide."""
    return _WRITERS[type(block)](draft, block, width)


def _table(draft: Draft, table: Table, width: int) -> str:
    """A table under its caption, its source below."""
    head = caption(draft, table.id, table.label, table.caption, "<w:keepNext/>")
    below = paragraph("Source", _source_runs(draft, table.source)) if table.source else gap()
    return f"{head}{data_table(draft, table, width)}{below}"


def caption(draft: Draft, id: str, label: str, text: str, extra: str = "") -> str:
    """A caption that Word's own lists of tables and figures find.

    The number is a SEQ field fixed with `\\r`, so that updating fields collects the caption
    but never renumbers it: the number in the text stays the one of the plan.
    """
    found = None if id in draft.unlisted else _LABEL.fullmatch(label)
    if found is None:
        numbered = run(label, styled("CaptionLabel"))
    else:
        word, number = found["word"], found["number"]
        numbered = run(f"{word}{found['between']}", styled("CaptionLabel")) + field(
            f"SEQ {word} \\* ARABIC \\r {int(number)}", number, styled("CaptionLabel")
        )
    return paragraph("Caption", draft.bookmarked(id, numbered) + tab() + run(text), extra)


def gap() -> str:
    """The space after a table: Word joins tables that have no paragraph between them."""
    return paragraph("AfterTable", "")


def _heading(draft: Draft, heading: Heading, _: int) -> str:
    content = run(heading.text)
    if heading.number is not None:
        content = run(heading.number, styled("HeadingNumber")) + tab() + content
    content = draft.bookmarked(heading.id, content)
    return paragraph(f"Heading{heading.level}", content, _hanging(heading.number))


def _bullets(draft: Draft, bullets: Bullets, _: int) -> str:
    style, number = "ListBullet", BULLETS
    if bullets.numbered:
        draft.numbered_lists += 1
        style, number = "ListNumber", FIXED_LISTS + draft.numbered_lists
    return "".join(paragraph(style, draft.runs(item), in_list(number)) for item in bullets.lines)


def _paragraph(draft: Draft, block: Paragraph, _: int) -> str:
    return paragraph("Lead" if block.lead else "BodyText", draft.runs(block.line, prose=True))


def _note(draft: Draft, note: Note, _: int) -> str:
    """A note with its sign in the margin, so that colour never says it alone."""
    signs = {
        "demonstration": draft.book.labels.demonstration_mark,
        "missing": "!",
        "information": "i",
    }
    sign = run(signs[note.kind], styled(f"{_NOTES[note.kind]}Sign"))
    return paragraph(_NOTES[note.kind], sign + tab() + draft.runs(note.line))


def _quote(draft: Draft, quote: Quote, _: int) -> str:
    keep = "<w:keepNext/>" if quote.by else ""
    by = paragraph("QuoteBy", run(quote.by)) if quote.by else ""
    return paragraph("Quote", draft.runs(quote.line), keep) + by


def _figure(draft: Draft, figure: Figure, width: int) -> str:
    words = run(draft.book.labels.data_of_figure, styled("CrossReference"))
    data = hyperlink(draft.anchor(figure.table.id), words)
    source = f"{_source_runs(draft, figure.source)}{run(' ')}" if figure.source else ""
    return (
        paragraph("Figure", drawing(draft, figure, width))
        + caption(draft, figure.id, figure.label, figure.caption, "<w:keepNext/>")
        + paragraph("Source", source + data)
    )


def _source_runs(draft: Draft, source: Line) -> str:
    return run(f"{draft.book.labels.source}: ") + draft.runs(source)


def _definitions(draft: Draft, definitions: Definitions, width: int) -> str:
    if not definitions.entries:
        return ""
    return definitions_table(draft, definitions, width) + gap()


def _matrix(draft: Draft, matrix: Matrix, width: int) -> str:
    head = caption(draft, matrix.id, matrix.label, matrix.caption, "<w:keepNext/>")
    return head + matrix_table(draft, matrix, width) + gap()


def _signatures(_: Draft, signatures: Signatures, width: int) -> str:
    place = paragraph("SignaturePlace", run(signatures.place_and_date), "<w:keepNext/>")
    return place + signatures_table(signatures, width) + gap()


_WRITERS: dict[type[Block], Callable[[Draft, Any, int], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Quote: _quote,
    Note: _note,
    Definitions: _definitions,
    Table: _table,
    Figure: _figure,
    Matrix: _matrix,
    Signatures: _signatures,
}
