"""Tables as WordprocessingML text, written directly: an object for each cell is what costs time."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from selaras.documents.book.book import Cell, Column, Definitions, Matrix, Signatures, Table
from selaras.documents.book.docx.draft import Draft
from selaras.documents.book.docx.xml import DASHES, escape, in_list, paragraph, run, styled
from selaras.documents.book.grid import covering_cells
from selaras.documents.book.pdf.columns import column_widths

DENSE_COLUMNS = 8
"""From this many columns on a table is set in the smaller size."""

SIZE, DENSE_SIZE = 9.0, 8.0
"""The sizes of the two table styles in points."""

TERM_WIDTH = 2608
"""Twips for the terms of a list of definitions."""

_ALIGNED = {"left": "TableText", "right": "TableNumber", "center": "TableCentre"}
_TONES = {"good": "PanelTitleGood", "bad": "PanelTitleBad", "neutral": "PanelTitle"}


def data_table(draft: Draft, table: Table, width: int) -> str:
    """A table of the book in `width` twips, its head repeated on every page."""
    dense = "Dense" if len(table.columns) >= DENSE_COLUMNS else ""
    styles = [_ALIGNED[column.align] + dense for column in table.columns]
    size = DENSE_SIZE if dense else SIZE
    widths = _whole(column_widths(table, width / 20, size), width)
    rows = [_head(table.columns, widths, dense)]
    rows += [
        _row(draft, row.kind, covering_cells(table, row), styles, widths, dense)
        for row in table.rows
    ]
    return _table("BookTable", table.caption, widths, rows, head=True)


def matrix_table(draft: Draft, matrix: Matrix, width: int) -> str:
    """The boxes of a matrix, `across` to a row."""
    widths = _equal(matrix.across, width)
    rows = []
    for start in range(0, len(matrix.panels), matrix.across):
        cells = []
        for panel in matrix.panels[start : start + matrix.across]:
            content = paragraph(_TONES[panel.tone], run(panel.title))
            content += "".join(
                paragraph("PanelItem", draft.runs(item), in_list(DASHES)) for item in panel.lines
            ) or paragraph("PanelItem", run("\N{EM DASH}"))
            cells.append(content)
        cells += [paragraph("TableText", "")] * (matrix.across - len(cells))
        rows.append(_plain_row(cells, widths))
    return _table("PanelTable", matrix.caption, widths, rows)


def definitions_table(draft: Draft, definitions: Definitions, width: int) -> str:
    """Terms on the left, explanations on the right."""
    widths = [TERM_WIDTH, width - TERM_WIDTH]
    rows = [
        _plain_row(
            [
                paragraph("DefinitionTerm", run(entry.term)),
                paragraph("DefinitionText", draft.runs(entry.line)),
            ],
            widths,
        )
        for entry in definitions.entries
    ]
    return _table("DefinitionTable", "", widths, rows)


def signatures_table(signatures: Signatures, width: int) -> str:
    """Two places to sign beside each other: the office, room for the hand, the name."""
    widths = _equal(2, width)
    cells = [
        paragraph("SignatureOffice", run(entry.office))
        + paragraph("SignatureName", run(entry.name) if entry.name else "")
        for entry in signatures.entries
    ]
    cells += [paragraph("SignatureOffice", "")] * (len(cells) % 2)
    rows = [_plain_row(cells[start : start + 2], widths) for start in range(0, len(cells), 2)]
    return _table("SignatureTable", "", widths, rows)


def _equal(columns: int, total: int) -> list[int]:
    return _whole((total / 20 / columns,) * columns, total)


def _whole(widths: tuple[float, ...], total: int) -> list[int]:
    """Widths in points as whole twips that add up to `total`."""
    edges = [0]
    for count in range(1, len(widths)):
        edges.append(round(sum(widths[:count]) * 20))
    edges.append(total)
    return [right - left for left, right in pairwise(edges)]


def _table(
    style: str, description: str, widths: list[int], rows: Iterable[str], *, head: bool = False
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = f'<w:tblCaption w:val="{escape(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0620" if head else "0600"}" w:firstRow="{int(head)}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _plain_row(cells: list[str], widths: list[int]) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for content, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def _head(columns: tuple[Column, ...], widths: list[int], dense: str) -> str:
    style = f"TableHead{dense}"
    turned = {"left": "", "right": '<w:jc w:val="right"/>', "center": '<w:jc w:val="center"/>'}
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, run(column.head), turned[column.align])}</w:tc>"
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(
    draft: Draft,
    kind: str,
    cells: tuple[Cell, ...],
    styles: list[str],
    widths: list[int],
    dense: str,
) -> str:
    shade = "" if kind == "plain" else _SHADES[kind]
    strong = kind != "plain"
    parts = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    column = 0
    for cell in cells:
        width = widths[column] if cell.span == 1 else sum(widths[column : column + cell.span])
        span = "" if cell.span == 1 else f'<w:gridSpan w:val="{cell.span}"/>'
        style = f"TableGroup{dense}" if kind == "group" else styles[column]
        keep = "<w:keepNext/>" if kind == "group" else ""
        parts.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>'
            f"{_cell_runs(draft, cell, strong=strong)}</w:p></w:tc>"
        )
        column += cell.span
    parts.append("</w:tr>")
    return "".join(parts)


# Borders before shading, as the schema orders them. A total stands under a rule; a group on grey.
_SHADES = {
    "group": '<w:shd w:val="clear" w:color="auto" w:fill="EEF1EE"/>',
    "total": '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="16211F"/>'
    "</w:tcBorders>",
}


def _cell_runs(draft: Draft, cell: Cell, *, strong: bool) -> str:
    line = cell.line
    if len(line) == 1:
        only = line[0]
        if not (only.strong or only.emphasis or only.demonstration or only.to):
            return run(only.text, styled("Strong") if strong or cell.strong else "")
    if strong or cell.strong:
        return draft.runs(tuple(replace(part, strong=True) for part in line))
    return draft.runs(line)
