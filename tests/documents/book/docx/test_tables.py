"""The tables, pages and pictures of a document."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from lxml import etree
from PIL import Image

from selaras.documents.book.book import (
    Book,
    Column,
    Row,
    Table,
    cell,
)
from selaras.documents.book.docx import write_docx
from selaras.documents.book.errors import BookError
from tests.documents.book.docx.reading import W, book_of, opened
from tests.documents.book.every_block import facts_table


def test_table_heads_repeat_and_rows_stay_whole(document: Document, book: Book) -> None:
    tables = [block for chapter in book.chapters for block in chapter.blocks]
    heads = [table.columns for table in tables if isinstance(table, Table)]
    found = [
        [text.text for text in table.rows[0].cells]
        for table in document.tables
        if table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")
    ]
    assert found[:4] == [[column.head for column in columns] for columns in heads]
    for table in document.tables:
        assert len(table._tbl.xpath("w:tr/w:trPr/w:cantSplit")) == len(table.rows)
        assert len(table._tbl.xpath("w:tr/w:trPr/w:tblHeader")) <= 1


def test_columns_fill_the_page_exactly(body: etree._Element) -> None:
    for table in body.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) in (9184, 14116)
        for row in table.iter(f"{W}tr"):
            widths = [int(width.get(f"{W}w")) for width in row.iter(f"{W}tcW")]
            assert sum(widths) == sum(grid)


def test_a_table_without_rows_keeps_its_head() -> None:
    table = replace(facts_table(), rows=())
    document = opened(book_of(table))
    assert [head.text for head in document.tables[0].rows[0].cells] == [
        "Fakta",
        "Nilai",
        "Satuan",
        "Sumber",
    ]
    assert len(document.tables[0].rows) == 1


def test_a_cell_over_columns_takes_their_width() -> None:
    table = facts_table()
    book = book_of(table)
    document = opened(book)
    group = document.tables[0].rows[1]._tr
    assert group.xpath("count(w:tc)") == 1
    assert group.xpath("string(w:tc/w:tcPr/w:gridSpan/@w:val)") == "4"
    assert document.tables[0].rows[1].cells[0].text == "Struktur"


def test_amounts_stand_right() -> None:
    document = opened(book_of(facts_table()))
    value = document.tables[0].rows[2].cells[1].paragraphs[0]
    assert value.style.name == "Table Number"
    assert value.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_row_that_ends_early_is_filled_and_a_wider_one_refused() -> None:
    columns = (Column("A"), Column("B"), Column("C"))
    table = Table("t", "Tabel 1.1", "Uji", columns, (Row((cell("satu"),)),))
    document = opened(book_of(table))
    assert [part.text for part in document.tables[0].rows[1].cells] == ["satu", "", ""]
    wider = replace(table, rows=(Row((cell("satu", span=4),)),))
    with pytest.raises(BookError, match="covers 4 columns"):
        write_docx(book_of(wider))


def test_wide_tables_stand_on_turned_pages(document: Document) -> None:
    turned = [section.orientation == WD_ORIENTATION.LANDSCAPE for section in document.sections]
    assert turned == [False, True, False]
    sizes = {(round(part.page_width.mm), round(part.page_height.mm)) for part in document.sections}
    assert sizes == {(210, 297), (297, 210)}


def test_pictures_have_words_and_fit_the_page(document: Document, body: etree._Element) -> None:
    (picture,) = document.inline_shapes
    assert picture.width.cm <= 16.2
    assert picture.width / picture.height == pytest.approx(640 / 240, rel=0.001)
    (described,) = body.xpath("//*[local-name()='docPr']/@descr")
    assert described.startswith("Batang: pendapatan naik")


def test_pictures_are_drawn_for_print(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        picture = Image.open(io.BytesIO(archive.read("word/media/picture1.png")))
    # The bar of 2021 begins at 60, 40 of the drawing; around it the paper shows through.
    assert picture.size == (2 * 640, 2 * 240)
    assert picture.getpixel((2 * 200, 2 * 54)) == (0x0B, 0x5F, 0x5A, 255)
    assert picture.getpixel((2 * 600, 2 * 200))[3] == 0
