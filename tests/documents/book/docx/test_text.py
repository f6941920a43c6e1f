"""The words of a document: text, headings, contents, links, head and foot."""

from dataclasses import replace

from docx.document import Document
from lxml import etree

from selaras.documents.book.book import (
    Book,
    Heading,
    Paragraph,
    line,
)
from selaras.documents.book.plain import book_text
from tests.documents.book.docx.reading import W, book_of, opened, style_of, words
from tests.documents.book.every_block import FINGERPRINT, every_block_book


def test_every_text_stands_in_the_document_in_order(book: Book, body: etree._Element) -> None:
    text = "\n".join(words(paragraph) for paragraph in body.iter(f"{W}p"))
    at = 0
    for piece in book_text(book):
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is missing after {text[max(0, at - 60) : at]!r}"
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
        words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (style := style_of(paragraph)) and style.startswith("TOC") and style != "TOCHeading"
    ]
    headings = [
        words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (style_of(paragraph) or "").startswith("Heading")
    ]
    assert entries == headings
    assert len(entries) == 10


def test_long_contents_name_two_levels() -> None:
    headings = tuple(
        Heading(f"h{at}", f"Bagian {at}", f"1.{at}", 3 if at % 2 else 2) for at in range(80)
    )
    styles = opened(book_of(*headings)).element.xpath("//w:pStyle/@w:val")
    assert styles.count("TOC2") == 40
    assert styles.count("TOC3") == 0


def test_lists_name_every_table_and_every_figure(body: etree._Element) -> None:
    entries = [
        words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if style_of(paragraph) == "TableofFigures"
    ]
    captions = [
        words(paragraph) for paragraph in body.iter(f"{W}p") if style_of(paragraph) == "Caption"
    ]
    assert sorted(entries) == sorted(name for name in captions if not name.startswith("Data "))
    assert [entry.split()[0] for entry in entries] == ["Tabel"] * 4 + ["Gambar"] * 2


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


def test_head_and_foot_say_which_book_this_is(document: Document, book: Book) -> None:
    for section in document.sections:
        head = "\n".join(paragraph.text for paragraph in section.header.paragraphs)
        foot = "\n".join(paragraph.text for paragraph in section.footer.paragraphs)
        assert "Kabupaten Luwu Utara" in head
        for piece in (book.title, "Draf 3", FINGERPRINT[:12], book.labels.demonstration_foot):
            assert piece in foot
        assert "PAGE" in section.footer._element.xpath("string(.//w:instrText)")
    assert document.sections[0].different_first_page_header_footer


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


def test_demonstration_values_are_marked_by_sign_andstyle_of(body: etree._Element) -> None:
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


def test_numbered_lists_begin_at_one_each() -> None:
    items = every_block_book().chapters[0].blocks
    numbered = [block for block in items if getattr(block, "numbered", False)]
    book = book_of(numbered[0], Paragraph(line("x")), numbered[0])
    document = opened(book)
    used = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert used[0] == used[1] != used[2] == used[3]
    restarts = document.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert restarts == ["1", "1"]


def test_text_is_never_markup() -> None:
    text = "<w:p> & \"kutip\" 'satu' </w:t> ]]> $accent ${accent} %s"
    book = book_of(Paragraph(line(text)), title=text)
    book = replace(book, cover=replace(book.cover, title=text, region=text), keywords=(text,))
    document = opened(book)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert text in paragraphs
    assert f"Bab\xa01\t{text}" in paragraphs
    assert document.core_properties.author == text


def test_line_breaks_stay_and_control_characters_go() -> None:
    document = opened(book_of(Paragraph(line("a\nb\x00\x0bc\ud800d"))))
    assert "a\nbcd" in [paragraph.text for paragraph in document.paragraphs]
