"""What stands before the first chapter: cover, contents, lists of tables and figures."""

from collections.abc import Iterable

from selaras.documents.book.annex import printed_chapters
from selaras.documents.book.book import Block, Book, Chapter, Figure, Heading, Matrix, Table
from selaras.documents.book.docx.draft import Draft, chapter_number
from selaras.documents.book.docx.paper import text_width
from selaras.documents.book.docx.xml import (
    field_end,
    field_start,
    hyperlink,
    paragraph,
    run,
    styled,
    tab,
)

PAGE_BREAK = "<w:pageBreakBefore/>"

FOOT_FRAME = (
    f'<w:framePr w:w="{text_width(landscape=False)}" w:wrap="notBeside" w:vAnchor="margin" '
    'w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
)
"""Stands at the foot of its page, however much stands above."""


def cover(draft: Draft) -> str:
    """The first page from top to bottom; edition and fingerprint close it."""
    book = draft.book
    front, labels = book.cover, book.labels
    region = run(front.region) + tab() + run(front.period, styled("CoverPeriod"))
    parts = [
        paragraph("CoverRegion", region),
        paragraph("CoverSeries", run(front.series)),
        paragraph("Title", run(front.title)),
        paragraph("Subtitle", run(front.subtitle)),
    ]
    if front.slogan:
        parts.append(paragraph("CoverSlogan", run(front.slogan)))
    parts += [paragraph("CoverImprint", run(text), FOOT_FRAME) for text in front.imprint]
    facts = [(labels.edition, book.edition), (labels.fingerprint, book.fingerprint)]
    if book.anchor:
        facts.append((labels.record, f"{book.anchored}: {book.anchor.digest}"))
    for label, value in facts:
        parts.append(
            paragraph("CoverEdition", run(f"{label}: ", styled("Strong")) + run(value), FOOT_FRAME)
        )
    if book.demonstration:
        parts.append(paragraph("CoverEdition", demonstration_words(book), FOOT_FRAME))
    # The imprint is a frame at the foot of the page; a frame holds on to the paragraph after it.
    return "".join(parts) + paragraph("SectionEnd", "")


def demonstration_words(book: Book) -> str:
    """The mark of demonstration values and what it means, once in words."""
    return run(book.labels.demonstration_mark, styled("DemonstrationMark")) + run(
        f" {book.labels.demonstration_foot}", styled("Demonstration")
    )


def contents(draft: Draft) -> str:
    """The contents and the lists, filled in and working as links.

    Page numbers are known only to the program that lays the pages out. Marking the fields as
    outdated would make Word ask a question at every opening, so the entries come without page
    numbers; `Update table` above the contents adds them with their leaders.
    """
    book, labels = draft.book, draft.book.labels
    depth = _depth(book)
    parts = [
        _gallery(
            paragraph("TOCHeading", run(labels.contents), PAGE_BREAK)
            + _list(draft, f'TOC \\o "1-{depth}" \\h \\z \\u', _headings(draft, depth))
        )
    ]
    tables = _captions(draft, (Table,))
    figures = _captions(draft, (Figure, Matrix))
    for title, entries in ((labels.tables, tables), (labels.figures, figures)):
        if entries:
            word = str(entries[0][2]).split()[0]
            parts.append(paragraph("TOCHeading", run(title)))
            parts.append(_list(draft, f'TOC \\h \\z \\c "{word}"', entries))
    return "".join(parts)


MOST_ENTRIES = 70
"""With more headings than this the contents name two levels instead of three."""

_Entry = tuple[str, str, str | None, str]
"""Style, id of the block, number, text."""


def _depth(book: Book) -> int:
    headings = sum(isinstance(block, Heading) for block in _blocks(book.chapters))
    return 2 if headings + len(book.chapters) > MOST_ENTRIES else 3


def _blocks(chapters: tuple[Chapter, ...]) -> list[Block]:
    return [block for chapter in chapters for block in chapter.blocks]


def _headings(draft: Draft, depth: int) -> list[_Entry]:
    entries: list[_Entry] = []
    for chapter in printed_chapters(draft.book):
        entries.append(("TOC1", chapter.id, chapter_number(draft.book, chapter), chapter.title))
        entries += [
            (f"TOC{block.level}", block.id, block.number, block.text)
            for block in chapter.blocks
            if isinstance(block, Heading) and block.level <= depth
        ]
    return entries


def _captions(draft: Draft, kinds: tuple[type[Table | Figure | Matrix], ...]) -> list[_Entry]:
    return [
        ("TableofFigures", block.id, block.label, block.caption)
        for block in _blocks(draft.book.chapters)
        if isinstance(block, Table | Figure | Matrix) and isinstance(block, kinds)
    ]


def _list(draft: Draft, instruction: str, entries: Iterable[_Entry]) -> str:
    """Linked paragraphs that are together the result of one field."""
    paragraphs = []
    start = field_start(instruction)
    for style, id, number, text in entries:
        content = (run(number) + tab() if number else "") + run(text)
        paragraphs.append((style, start + hyperlink(draft.anchor(id), content)))
        start = ""
    last = len(paragraphs) - 1
    return "".join(
        paragraph(style, content + (field_end() if position == last else ""))
        for position, (style, content) in enumerate(paragraphs)
    )


def _gallery(content: str) -> str:
    """Content under Word's own handle for a table of contents, with its update button."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
