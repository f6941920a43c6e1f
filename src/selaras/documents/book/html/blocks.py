"""Each kind of block as markup."""

import base64
import re
from collections.abc import Callable
from typing import Any

from selaras.documents.book.book import (
    Block,
    Bullets,
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
from selaras.documents.book.html.markup import Markup, element, escape
from selaras.documents.book.html.tables import table_markup
from selaras.documents.book.svg import svg_size


def block_markup(markup: Markup, block: Block) -> str:
    """A block as markup."""
    return _WRITERS[type(block)](markup, block)


def _heading(markup: Markup, heading: Heading) -> str:
    """Chapters are `h2`, so a heading of the book's level 2 is an `h3`."""
    number = (
        f"{element('span', escape(heading.number), class_='book-number')} "
        if heading.number
        else ""
    )
    return element(
        f"h{heading.level + 1}", number + escape(heading.text), id=markup.reference(heading.id)
    )


def _paragraph(markup: Markup, block: Paragraph) -> str:
    return element(
        "p", markup.line(block.line, prose=True), class_="book-lead" if block.lead else None
    )


def _items(markup: Markup, lines: tuple[Line, ...]) -> str:
    return "".join(element("li", markup.line(line)) for line in lines)


def _bullets(markup: Markup, bullets: Bullets) -> str:
    if not bullets.lines:
        return ""
    return element("ol" if bullets.numbered else "ul", _items(markup, bullets.lines))


def _quote(markup: Markup, quote: Quote) -> str:
    said = element("blockquote", element("p", markup.line(quote.line)))
    by = element("figcaption", escape(quote.by)) if quote.by else ""
    return element("figure", said + by, class_="book-quote")


def _note(markup: Markup, note: Note) -> str:
    """A note with a sign of its kind, so that colour never says it alone."""
    signs = {
        "demonstration": markup.book.labels.demonstration_mark,
        "missing": "!",
        "information": "i",
    }
    sign = element("span", escape(signs[note.kind]), class_="book-sign", aria_hidden="true")
    return element(
        "p", f"{sign} {markup.line(note.line)}", class_=f"book-note book-{note.kind}", role="note"
    )


def _definitions(markup: Markup, definitions: Definitions) -> str:
    if not definitions.entries:
        return ""
    entries = "".join(
        element("div", element("dt", escape(entry.term)) + element("dd", markup.line(entry.line)))
        for entry in definitions.entries
    )
    return element("dl", entries, class_="book-definitions")


def _table(markup: Markup, table: Table) -> str:
    return table_markup(markup, table)


def _figure(markup: Markup, figure: Figure) -> str:
    """The picture as an image of its own document: its colours and ids stay inside."""
    width, height = (round(side) for side in svg_size(figure.svg))
    svg = _FAMILY.sub(_with_fallbacks, figure.svg)
    source = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    picture = (
        f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(figure.alternative)}" '
        f'width="{width}" height="{height}">'
    )
    id = markup.reference(figure.id)
    frame = element(
        "div",
        picture,
        class_="book-picture",
        role="region",
        aria_labelledby=f"{id}-caption",
        tabindex=0,
    )
    caption = _caption(figure, id=f"{id}-caption")
    origin = _source(markup, figure.source)
    summary = element("summary", escape(markup.book.labels.data_of_figure))
    data = element("details", summary + table_markup(markup, figure.table), class_="book-data")
    return element(
        "figure",
        f"{frame}{caption}{origin}{data}",
        id=id,
        class_="book-figure",
    )


_FAMILY = re.compile(r"""font-family=(["'])([^"',]+)\1""")


def _with_fallbacks(found: re.Match[str]) -> str:
    """A reader's machine may lack the font of the books; these are about as narrow."""
    families = f"'{found[2]}', 'Source Sans 3', Calibri, Carlito, system-ui, sans-serif"
    return f'font-family="{families}"'


def _caption(block: Figure | Matrix, id: str | None = None) -> str:
    label = element("span", escape(block.label), class_="book-label")
    return element("figcaption", f"{label} {escape(block.caption)}", id=id)


def _source(markup: Markup, source: Line | None) -> str:
    if source is None:
        return ""
    words = f"{escape(markup.book.labels.source)}: {markup.line(source)}"
    return element("p", words, class_="book-source")


def _matrix(markup: Markup, matrix: Matrix) -> str:
    panels = "".join(
        element(
            "div",
            element("p", escape(panel.title), class_="book-panel-title")
            + (element("ul", _items(markup, panel.lines)) if panel.lines else "<p>\N{EM DASH}</p>"),
            class_=f"book-panel book-{panel.tone}",
        )
        for panel in matrix.panels
    )
    boxes = element("div", panels, class_=f"book-panels book-across-{matrix.across}")
    return element(
        "figure", _caption(matrix) + boxes, id=markup.reference(matrix.id), class_="book-matrix"
    )


def _signatures(_: Markup, signatures: Signatures) -> str:
    places = "".join(
        element(
            "div",
            element("p", escape(entry.office), class_="book-office")
            + element("p", escape(entry.name or ""), class_="book-name"),
            class_="book-signature",
        )
        for entry in signatures.entries
    )
    return element(
        "div",
        element("p", escape(signatures.place_and_date)) + element("div", places),
        class_="book-signatures",
    )


_WRITERS: dict[type[Block], Callable[[Markup, Any], str]] = {
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
