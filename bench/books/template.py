"""The Word template that a careful office would make: loops over blocks and rows, real styles."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_STYLES = {
    "title": "Title",
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "heading3": "Heading 3",
    "paragraph": "Normal",
    "strong": "Subtitle",
    "bullet": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
    "caption": "Caption",
    "source": "Caption",
}
_CELL_SIZE = 8.5


def write_template(file: Path) -> None:
    """Write the template as a Word document."""
    document = Document()
    _page(document.sections[0])
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.add_paragraph("{%p for block in blocks %}")
    for kind, style in _STYLES.items():
        _when(document, kind)
        document.add_paragraph("{{ block.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    _when(document, "figure")
    document.add_paragraph("{{ block.picture }}")
    document.add_paragraph("{%p endif %}")
    _tables(document)
    _turns(document)
    document.add_paragraph("{%p endfor %}")
    document.save(str(file))


def _when(document: Any, kind: str) -> None:
    document.add_paragraph(f"{{%p if block.kind == '{kind}' %}}")


def _page(section: Any) -> None:
    """A4 with the margins of our books."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(24)


def _tables(document: Any) -> None:
    """One table that grows columns and rows; its head is repeated on every page."""
    _when(document, "table")
    table = document.add_table(rows=6, cols=3, style="Table Grid")
    _fill(table.rows[0], "{%tr if block.head %}")
    _fill(table.rows[1], "{%tc for text in block.head %}", "{{ text }}", "{%tc endfor %}")
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(table.rows[2], "{%tr endif %}")
    _fill(table.rows[3], "{%tr for row in block.rows %}")
    _fill(table.rows[4], "{%tc for cell in row %}", "{{ cell.text }}", "{%tc endfor %}")
    _fill(table.rows[5], "{%tr endfor %}")
    _widths(table)
    document.add_paragraph("{%p endif %}")


def _fill(row: Any, *texts: str) -> None:
    for cell, text in zip(row.cells, texts, strict=False):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(_CELL_SIZE)


def _widths(table: Any) -> None:
    """Each column as wide as its block says: docxtpl fills attributes and the grid as well."""
    head, body = (table.rows[row].cells[1]._tc.tcPr for row in (1, 4))
    head.find(qn("w:tcW")).set(qn("w:w"), "{{ block.widths[loop.index0] }}")
    body.find(qn("w:tcW")).set(qn("w:w"), "{{ cell.width }}")
    covered = OxmlElement("w:gridSpan")
    covered.set(qn("w:val"), "{{ cell.span }}")
    body.append(covered)
    grid = table._tbl.tblGrid
    for column in list(grid):
        grid.remove(column)
    column = OxmlElement("w:gridCol")
    column.set(qn("w:w"), "{{ width }}")
    grid.text, column.tail = "{% for width in block.widths %}", "{% endfor %}"
    grid.append(column)


def _turns(document: Any) -> None:
    """Paragraphs that end a section of upright or turned pages."""
    upright = document.sections[0]._sectPr
    for kind, turned in (("end-portrait", False), ("end-landscape", True)):
        _when(document, kind)
        paragraph = document.add_paragraph()
        paragraph._p.get_or_add_pPr().append(_section(upright, turned=turned))
        document.add_paragraph("{%p endif %}")


def _section(upright: Any, *, turned: bool) -> Any:
    section = deepcopy(upright)
    if turned:
        size = section.pgSz
        size.orient = WD_ORIENT.LANDSCAPE
        size.w, size.h = size.h, size.w
    return section
