"""Figures as pictures that every version of Word shows alike.

Word draws an SVG with its own fonts and breaks the labels of a chart, so the document holds
PNG. Typst makes them, because it has the book's own fonts and none of the machine's: the same
figure gives the same bytes everywhere.
"""

import json

import typst

from selaras.documents.book.book import Figure
from selaras.documents.book.docx.draft import Draft
from selaras.documents.book.docx.xml import escape
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.documents.book.svg import svg_size

RESOLUTION = 192.0
"""Dots to the inch: two pixels for each CSS pixel of the drawing."""

EMU_PER_PIXEL = 9525
EMU_PER_TWIP = 635

HIGHEST = 7_100_000
"""EMU: a picture of this height still fits a page with its caption and source."""


def drawing(draft: Draft, figure: Figure, width: int) -> str:
    """The run that shows a figure, at most `width` twips wide; it joins the draft."""
    pixels_wide, pixels_high = svg_size(figure.svg)
    shrink = min(
        1.0,
        width * EMU_PER_TWIP / (pixels_wide * EMU_PER_PIXEL),
        HIGHEST / (pixels_high * EMU_PER_PIXEL),
    )
    wide = round(pixels_wide * EMU_PER_PIXEL * shrink)
    high = round(pixels_high * EMU_PER_PIXEL * shrink)
    draft.drawings.append(figure.svg)
    number = len(draft.drawings)
    name, description = escape(figure.label), escape(figure.alternative)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{description}"/>'
        "<wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{description}"/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


# A page for each drawing, as large as the drawing.
_PAGES = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#for svg in json(bytes(sys.inputs.drawings)) { page(image(bytes(svg), format: "svg")) }
"""


def png_pictures(drawings: list[str]) -> list[bytes]:
    """SVG documents as PNG, all in one go."""
    if not drawings:
        return []
    pages: bytes | list[bytes] = typst.compile(
        _PAGES,
        format="png",
        ppi=RESOLUTION,
        font_paths=book_fonts(),
        sys_inputs={"drawings": json.dumps(drawings)},
    )
    return pages if isinstance(pages, list) else [pages]
