"""Tables with caption and column heads, in a frame that scrolls by itself on a narrow screen."""

from selaras.documents.book.book import Cell, Table
from selaras.documents.book.grid import covering_cells
from selaras.documents.book.html.markup import Markup, element, escape

_ALIGNED = {"left": "", "right": ' class="number"', "center": ' class="middle"'}
_MANY = 7
"""From this many columns on a table keeps its width and scrolls instead of crushing words."""


def table_markup(markup: Markup, table: Table) -> str:
    """The table in its frame, which the keyboard can reach and scroll, and its source."""
    id = markup.reference(table.id)
    label = element("span", escape(table.label), class_="book-label")
    words = element("span", f"{label} {escape(table.caption)}", class_="book-caption")
    heads = "".join(
        f'<th scope="col"{_ALIGNED[column.align]}>{escape(column.head)}</th>'
        for column in table.columns
    )
    aligned = [_ALIGNED[column.align] for column in table.columns]
    body = "".join(
        _row(markup, row.kind, covering_cells(table, row), aligned) for row in table.rows
    )
    inside = (
        f'<caption id="{id}-caption">{words}</caption>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>"
    )
    wide = " book-wide" if table.landscape or len(table.columns) >= _MANY else ""
    frame = element(
        "div",
        element("table", inside),
        id=id,
        class_=f"book-table{wide}",
        role="region",
        aria_labelledby=f"{id}-caption",
        tabindex=0,
    )
    if table.source is None:
        return frame
    source = f"{escape(markup.book.labels.source)}: {markup.line(table.source)}"
    return f"{frame}\n{element('p', source, class_='book-source')}"


def _row(markup: Markup, kind: str, row: tuple[Cell, ...], aligned: list[str]) -> str:
    """A row; one that names a group opens a group of rows with its head."""
    if kind == "group":
        cells = _cells(markup, row, aligned, first='th scope="rowgroup"')
        return f'</tbody>\n<tbody>\n<tr class="group">{cells}</tr>\n'
    look = ' class="total"' if kind == "total" else ""
    return f"<tr{look}>{_cells(markup, row, aligned)}</tr>\n"


def _cells(markup: Markup, row: tuple[Cell, ...], aligned: list[str], first: str = "td") -> str:
    parts = []
    column = 0
    for cell in row:
        opening = first if column == 0 else "td"
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        look = aligned[column] if cell.span == 1 else ""
        content = markup.line(cell.line)
        if cell.strong:
            content = f"<strong>{content}</strong>"
        parts.append(f"<{opening}{span}{look}>{content}</{opening.split()[0]}>")
        column += cell.span
    return "".join(parts)
