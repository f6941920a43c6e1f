"""Sections: which content stands on upright and which on turned pages, with head and foot."""

from dataclasses import dataclass, field

from selaras.documents.book.book import Block, Book, Chapter
from selaras.documents.book.docx.front import demonstration_words
from selaras.documents.book.docx.paper import BOTTOM, LONG, SHORT, SIDE, TOP
from selaras.documents.book.docx.xml import DECLARATION, NAMESPACES, paragraph, run, tab
from selaras.documents.book.docx.xml import field as word_field
from selaras.documents.book.pdf.sheets import sheets


@dataclass(slots=True)
class Stretch:
    """Chapter titles and blocks that follow each other on pages of one direction."""

    landscape: bool
    items: list[Chapter | Block] = field(default_factory=list)


def stretches(chapters: tuple[Chapter, ...]) -> list[Stretch]:
    """The book divided by page direction; a chapter's title stands with what it opens."""
    found: list[Stretch] = []
    for chapter in chapters:
        for position, sheet in enumerate(sheets(chapter)):
            if not found or found[-1].landscape != sheet.landscape:
                found.append(Stretch(sheet.landscape))
            if position == 0:
                found[-1].items.append(chapter)
            found[-1].items.extend(sheet.blocks)
    return found


def section(*, landscape: bool, first: bool = False) -> str:
    """The properties of a section; the first page of the first one is the cover."""
    name = "Landscape" if landscape else "Portrait"
    wide, high = (LONG, SHORT) if landscape else (SHORT, LONG)
    orient = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="head{name}"/>'
        f'<w:footerReference w:type="default" r:id="foot{name}"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{BOTTOM}" w:left="{SIDE}" '
        'w:header="624" w:footer="567" w:gutter="0"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def head_part(book: Book, *, landscape: bool) -> str:
    """The head of a page: the region, and which book this is."""
    style = "HeaderLandscape" if landscape else "Header"
    content = run(book.cover.region) + tab() + run(f"{book.cover.series}: {book.cover.title}")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(style, content)}</w:hdr>"


def foot_part(book: Book, *, landscape: bool) -> str:
    """The foot of a page: title, page, edition, fingerprint, what the mark means."""
    style = "FooterLandscape" if landscape else "Footer"
    labels = book.labels
    page = run(f"{labels.page}\N{NO-BREAK SPACE}") + word_field("PAGE", "1")
    fingerprint = f"{labels.fingerprint}: {book.fingerprint[:12]}"
    lines = [
        run(book.title) + tab() + page,
        run(f"{labels.edition}: {book.edition}") + tab() + run(fingerprint),
    ]
    if book.demonstration:
        lines.append(demonstration_words(book))
    content = "".join(
        paragraph(f"{style}Next" if number else style, text) for number, text in enumerate(lines)
    )
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"
