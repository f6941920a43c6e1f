"""Figures as pictures that every version of Word shows alike.

Word draws an SVG with its own fonts and breaks the labels of a chart, so the document holds a
PNG made with the book's fonts, large enough for print.
"""

import struct
import zlib
from functools import cache, lru_cache
from importlib.resources import files

import vl_convert

from selaras.documents.book.book import Figure
from selaras.documents.book.docx.draft import Draft, Picture
from selaras.documents.book.docx.xml import escape
from selaras.documents.book.svg import svg_size

SCALE = 2.0
"""Pixels of the PNG for one CSS pixel of the SVG: 192 dots to the inch."""

KEPT = 64
"""Pictures remembered in one process, because books of one plan share figures: a few megabytes."""

EMU_PER_PIXEL = 9525
EMU_PER_TWIP = 635

HIGHEST = 7_100_000
"""EMU: a picture of this height still fits a page with its caption and source."""


def drawing(draft: Draft, figure: Figure, width: int) -> str:
    """The run that shows a figure, at most `width` twips wide; its PNG joins the draft."""
    pixels_wide, pixels_high = svg_size(figure.svg)
    shrink = min(
        1.0,
        width * EMU_PER_TWIP / (pixels_wide * EMU_PER_PIXEL),
        HIGHEST / (pixels_high * EMU_PER_PIXEL),
    )
    wide = round(pixels_wide * EMU_PER_PIXEL * shrink)
    high = round(pixels_high * EMU_PER_PIXEL * shrink)
    draft.pictures.append(Picture(_png(figure.svg), wide, high))
    number = len(draft.pictures)
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


@lru_cache(maxsize=KEPT)
def _png(svg: str) -> bytes:
    _register_fonts()
    return repacked(bytes(vl_convert.svg_to_png(svg, scale=SCALE)))


def repacked(png: bytes) -> bytes:
    """The same picture in about a third of the bytes: the converter packs for speed alone."""
    kept, packed = [png[: len(_SIGNATURE)]], []
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        data = png[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IDAT":
            packed.append(data)
            continue
        if kind == b"IEND":
            pixels = zlib.compress(zlib.decompress(b"".join(packed)), 6)
            kept.append(_chunk(b"IDAT", pixels))
        kept.append(_chunk(kind, data))
    return b"".join(kept)


_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


@cache
def _register_fonts() -> None:
    """Let the converter find the sans font of the book: registered once per process."""
    vl_convert.register_font_directory(str(files("font_source_sans_pro") / "files"))
