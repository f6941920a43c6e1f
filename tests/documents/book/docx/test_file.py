"""A document as a file: whole, in the order of the standard, the same every time."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from selaras.documents.book.book import (
    Book,
    Paragraph,
    Run,
    line,
)
from selaras.documents.book.docx import write_docx
from selaras.documents.book.errors import BookError
from tests.documents.book.docx.reading import W, book_of
from tests.documents.book.every_block import every_block_book

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The order of children as ECMA-376 part 1 gives it, for the elements this document uses.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tbl": "tblPr tblGrid tr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "pBdr": "top left bottom right",
}


def test_every_style_in_use_is_defined(parts: dict[str, etree._Element]) -> None:
    styles = parts["word/styles.xml"]
    defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    kinds = [f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")]
    used = {style.get(f"{W}val") for part in parts.values() for style in part.iter(*kinds)}
    assert used <= defined


def test_every_part_in_use_is_in_the_file(
    written: bytes, parts: dict[str, etree._Element], body: etree._Element
) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        names = set(archive.namelist())
    relations = parts["word/_rels/document.xml.rels"]
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    assert {f"word/{target}" for target in targets.values()} <= names
    used = {*body.xpath("//@*[namespace-uri()=$r]", r=R[1:-1])}
    assert used <= set(targets)


def test_children_stand_in_the_order_of_the_standard(parts: dict[str, etree._Element]) -> None:
    for name, part in parts.items():
        for tag, names in ORDER.items():
            order = names.split()
            for element in part.iter(f"{W}{tag}"):
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), f"{name}: {tag} {etree.tostring(element)}"


def test_every_cell_ends_with_a_paragraph(body: etree._Element) -> None:
    assert {child[-1].tag for child in body.iter(f"{W}tc")} == {f"{W}p"}


def test_tables_are_kept_apart_by_a_paragraph(body: etree._Element) -> None:
    assert {table.getnext().tag for table in body.iter(f"{W}tbl")} == {f"{W}p"}


def test_equal_books_give_equal_bytes(book: Book, written: bytes) -> None:
    assert write_docx(replace(book)) == written
    assert write_docx(replace(book, edition="Draf 4")) != written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_reference_to_nothing_is_refused() -> None:
    book = book_of(Paragraph(line(Run("lihat", to="tiada"))))
    with pytest.raises(BookError, match="tiada"):
        write_docx(book)


def test_an_accent_that_is_no_colour_is_refused() -> None:
    with pytest.raises(BookError, match="colour"):
        write_docx(replace(every_block_book(), accent='red"/>'))
