"""Puts the cells of items into the sheets of a workbook whose frame is finished.

The library that makes the frame (formats, drop-downs, protection, print set-up) takes longer
over each cell than everything else does together; a row of cells is a line of XML.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from selaras.documents.worksheet.aligning import address
from selaras.documents.worksheet.columns import Cell

_ESCAPED_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STYLE = re.compile(rb'<c r="[A-Z]+[0-9]+" s="([0-9]+)"')
_DIMENSION = re.compile(rb'<dimension ref="[A-Z0-9:]+"/>')


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of one sheet, from the row `first` on (counting from 1).

    In the frame that row holds one empty cell for each column, in the format of that column.
    """

    first: int
    rows: Sequence[Sequence[Cell]]
    width: int


def with_bodies(frame: bytes, bodies: Mapping[int, Body]) -> bytes:
    """The workbook with these rows; sheets are known by their number, from 1."""
    buffer = BytesIO()
    names = {f"xl/worksheets/sheet{number}.xml": body for number, body in bodies.items()}
    with ZipFile(BytesIO(frame)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename in names:
                data = _with_body(data, names[member.filename])
            # The day that zip begins with, so that the same plan makes the same file.
            info = ZipInfo(member.filename)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, data)
    return buffer.getvalue()


def _with_body(sheet: bytes, body: Body) -> bytes:
    start = sheet.index(b'<row r="%d"' % body.first)
    end = sheet.index(b"</row>", start) + len(b"</row>")
    styles = [found.decode() for found in _STYLE.findall(sheet, start, end)]
    rows = "".join(_rows(body, styles)).encode("utf-8")
    last = max(body.first + len(body.rows) - 1, body.first - 1)
    corner = address(last, body.width - 1).encode()
    head = _DIMENSION.sub(b'<dimension ref="A1:%s"/>' % corner, sheet[:start], count=1)
    return head + rows + sheet[end:]


def _rows(body: Body, styles: Sequence[str]) -> Iterable[str]:
    columns = [(address(1, place)[:-1], f'" s="{style}') for place, style in enumerate(styles)]
    for number, row in enumerate(body.rows, body.first):
        cells = []
        for (column, style), cell in zip(columns, row, strict=True):
            if cell.__class__ is not str:
                cells.append(f'<c r="{column}{number}{style}"><v>{cell!r}</v></c>')
            elif cell:
                cells.append(
                    f'<c r="{column}{number}{style}" t="inlineStr">'
                    f'<is><t xml:space="preserve">{_escaped(cell)}</t></is></c>'
                )
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _escaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED_CODE.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
