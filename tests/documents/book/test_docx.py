"""The Word document of a book, opened with python-docx and lxml, which had no part in it."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from lxml import etree
from PIL import Image

from selaras.core.text import LANGUAGES
from selaras.documents.book.book import (
    Book,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    line,
)
from selaras.documents.book.docx import write_docx
from selaras.documents.book.errors import BookError
from selaras.documents.book.plain import book_text
from tests.documents.book.every_block import FINGERPRINT, every_block_book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    return every_block_book(request.param)


@pytest.fixture(scope="module")
def written(book: Book) -> bytes:
    return write_docx(book)


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


@pytest.fixture(scope="module")
def parts(written: bytes) -> dict[str, etree._Element]:
    """Every XML part of the file by its name."""
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


@pytest.fixture(scope="module")
def body(parts: dict[str, etree._Element]) -> etree._Element:
    return parts["word/document.xml"]


def _words(element: etree._Element) -> str:
    """The visible text, tabs as spaces."""
    found = (
        " " if part.tag == f"{W}tab" else part.text or ""
        for part in element.iter(f"{W}t", f"{W}tab")
        if part.getparent().tag == f"{W}r"
    )
    return "".join(found)


def _one_paragraph_book(text: str, **chapter: Any) -> Book:
    """The handmade book with a single paragraph in a single chapter."""
    only = Chapter("satu", "1", "Satu", (Paragraph(line(text)),))
    return replace(every_block_book(), chapters=(replace(only, **chapter),))


def test_every_text_stands_in_the_document_in_order(book: Book, body: etree._Element) -> None:
    words = "\n".join(_words(paragraph) for paragraph in body.iter(f"{W}p"))
    at = 0
    for piece in book_text(book):
        found = words.find(piece, at)
        assert found >= 0, f"{piece!r} is missing after {words[max(0, at - 60) : at]!r}"
        at = found + len(piece)


def test_headings_have_heading_styles(document: Document, book: Book) -> None:
    found = [
        (paragraph.style.name, paragraph.text.replace("\t", " ").replace("\xa0", " "))
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    first = {"id": "Bab 1 Kesiapan daerah", "en": "Chapter 1 Readiness of the region"}
    assert found[0] == ("Heading 1", first[book.language])
    assert found[1:4] == [
        ("Heading 2", "1.1 Fakta kesiapan"),
        ("Heading 3", "1.1.1 Struktur: sumber daya manusia dan anggaran"),
        ("Heading 2", "1.2 Arti slogan"),
    ]
    assert found[-1] == ("Heading 1", book.labels.data_of_figure)


def test_contents_name_every_heading(body: etree._Element) -> None:
    entries = [
        _words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (style := _style(paragraph)) and style.startswith("TOC") and style != "TOCHeading"
    ]
    headings = [
        _words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (_style(paragraph) or "").startswith("Heading")
    ]
    assert entries == headings
    assert len(entries) == 10


def test_lists_name_every_table_and_every_figure(body: etree._Element) -> None:
    entries = [
        _words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if _style(paragraph) == "TableofFigures"
    ]
    captions = [
        _words(paragraph) for paragraph in body.iter(f"{W}p") if _style(paragraph) == "Caption"
    ]
    assert sorted(entries) == sorted(name for name in captions if not name.startswith("Data "))
    assert [entry.split()[0] for entry in entries] == ["Tabel"] * 4 + ["Gambar"] * 2


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def test_links_lead_to_bookmarks(body: etree._Element) -> None:
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    targets = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")] == numbers
    assert set(targets) <= set(names)
    assert len(targets) == 10 + 4 + 2 + 3


def test_fields_are_whole_and_captions_are_never_renumbered(body: etree._Element) -> None:
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    instructions = [text.text.strip() for text in body.iter(f"{W}instrText")]
    assert instructions[:3] == [
        'TOC \\o "1-3" \\h \\z \\u',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
    ]
    assert [text for text in instructions[3:] if "\\r" not in text] == []
    assert "SEQ Tabel \\* ARABIC \\r 2" in instructions


def test_word_is_not_made_to_ask_anything_on_opening(parts: dict[str, etree._Element]) -> None:
    dirty = [
        name
        for name, part in parts.items()
        for mark in part.iter(f"{W}fldChar", f"{W}updateFields")
        if mark.tag.endswith("updateFields") or mark.get(f"{W}dirty")
    ]
    assert dirty == []


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


def test_wide_tables_stand_on_turned_pages(document: Document) -> None:
    turned = [section.orientation == WD_ORIENTATION.LANDSCAPE for section in document.sections]
    assert turned == [False, True, False]
    sizes = {(round(part.page_width.mm), round(part.page_height.mm)) for part in document.sections}
    assert sizes == {(210, 297), (297, 210)}


def test_head_and_foot_say_which_book_this_is(document: Document, book: Book) -> None:
    for section in document.sections:
        head = "\n".join(paragraph.text for paragraph in section.header.paragraphs)
        foot = "\n".join(paragraph.text for paragraph in section.footer.paragraphs)
        assert "Kabupaten Luwu Utara" in head
        for piece in (book.title, "Draf 3", FINGERPRINT[:12], book.labels.demonstration_foot):
            assert piece in foot
        assert "PAGE" in section.footer._element.xpath("string(.//w:instrText)")
    assert document.sections[0].different_first_page_header_footer


def test_demonstration_values_are_marked_by_sign_and_style(body: etree._Element) -> None:
    marked = body.xpath(
        "//w:r[w:rPr/w:rStyle/@w:val='Demonstration']/w:t", namespaces={"w": W[1:-1]}
    )
    signs = [
        text.getparent().getnext().findtext(f"{W}t")
        for text in marked
        if text.getparent().getnext() is not None
    ]
    # 68,2 in a paragraph and in a table; 23 of the 70 programmes have 7 such amounts.
    assert signs == ["◊"] * (2 + 23 * 7)


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


def test_properties_name_the_book_and_no_program(document: Document, book: Book) -> None:
    properties = document.core_properties
    assert properties.title == book.title
    assert properties.author == "Kabupaten Luwu Utara"
    assert properties.identifier == FINGERPRINT
    assert properties.version == "Draf 3"
    assert properties.language == {"id": "id-ID", "en": "en-GB"}[book.language]
    assert properties.created is None
    default = document.styles.element.xpath("//w:rPrDefault/w:rPr/w:lang/@w:val")
    assert default == [properties.language]


def test_numbered_lists_begin_at_one_each() -> None:
    items = every_block_book().chapters[0].blocks
    numbered = [block for block in items if getattr(block, "numbered", False)]
    book = _one_paragraph_book("x", blocks=(numbered[0], Paragraph(line("x")), numbered[0]))
    opened = docx.Document(io.BytesIO(write_docx(book)))
    used = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in opened.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert used[0] == used[1] != used[2] == used[3]
    restarts = opened.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert restarts == ["1", "1"]


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


def test_text_is_never_markup() -> None:
    text = "<w:p> & \"kutip\" 'satu' </w:t> ]]> $accent ${accent} %s"
    book = _one_paragraph_book(text, title=text)
    book = replace(book, cover=replace(book.cover, title=text, region=text), keywords=(text,))
    opened = docx.Document(io.BytesIO(write_docx(book)))
    paragraphs = [paragraph.text for paragraph in opened.paragraphs]
    assert text in paragraphs
    assert f"Bab\xa01\t{text}" in paragraphs
    assert opened.core_properties.author == text


def test_line_breaks_stay_and_control_characters_go() -> None:
    opened = docx.Document(io.BytesIO(write_docx(_one_paragraph_book("a\nb\x00\x0bc\ud800d"))))
    assert "a\nbcd" in [paragraph.text for paragraph in opened.paragraphs]


def test_a_reference_to_nothing_is_refused() -> None:
    book = _one_paragraph_book("x", blocks=(Paragraph(line(Run("lihat", to="tiada"))),))
    with pytest.raises(BookError, match="tiada"):
        write_docx(book)


def test_long_contents_name_two_levels() -> None:
    headings = tuple(
        Heading(f"h{at}", f"Bagian {at}", f"1.{at}", 3 if at % 2 else 2) for at in range(80)
    )
    written = write_docx(_one_paragraph_book("x", blocks=headings))
    opened = docx.Document(io.BytesIO(written))
    styles = opened.element.xpath("//w:pStyle/@w:val")
    assert styles.count("TOC2") == 40
    assert styles.count("TOC3") == 0


def test_a_table_without_rows_keeps_its_head() -> None:
    table = replace(_table(), rows=())
    opened = docx.Document(io.BytesIO(write_docx(_one_paragraph_book("x", blocks=(table,)))))
    assert [head.text for head in opened.tables[0].rows[0].cells] == [
        "Fakta",
        "Nilai",
        "Satuan",
        "Sumber",
    ]
    assert len(opened.tables[0].rows) == 1


def _table() -> Table:
    (table,) = (
        block for block in every_block_book().chapters[0].blocks if isinstance(block, Table)
    )
    return table


def test_a_cell_over_columns_takes_their_width() -> None:
    table = _table()
    book = _one_paragraph_book("x", blocks=(table,))
    opened = docx.Document(io.BytesIO(write_docx(book)))
    group = opened.tables[0].rows[1]._tr
    assert group.xpath("count(w:tc)") == 1
    assert group.xpath("string(w:tc/w:tcPr/w:gridSpan/@w:val)") == "4"
    assert opened.tables[0].rows[1].cells[0].text == "Struktur"


def test_amounts_stand_right() -> None:
    opened = docx.Document(io.BytesIO(write_docx(_one_paragraph_book("x", blocks=(_table(),)))))
    value = opened.tables[0].rows[2].cells[1].paragraphs[0]
    assert value.style.name == "Table Number"
    assert value.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_row_that_ends_early_is_filled_and_a_wider_one_refused() -> None:
    columns = (Column("A"), Column("B"), Column("C"))
    table = Table("t", "Tabel 1.1", "Uji", columns, (Row((cell("satu"),)),))
    opened = docx.Document(io.BytesIO(write_docx(_one_paragraph_book("x", blocks=(table,)))))
    assert [part.text for part in opened.tables[0].rows[1].cells] == ["satu", "", ""]
    wider = replace(table, rows=(Row((cell("satu", span=4),)),))
    with pytest.raises(BookError, match="covers 4 columns"):
        write_docx(_one_paragraph_book("x", blocks=(wider,)))


def test_an_accent_that_is_no_colour_is_refused() -> None:
    with pytest.raises(BookError, match="colour"):
        write_docx(replace(every_block_book(), accent='red"/>'))
