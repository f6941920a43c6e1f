"""The page of a book, read back with lxml and looked at in a real browser."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree, html
from playwright.sync_api import Browser, sync_playwright

from selaras.core.text import LANGUAGES
from selaras.documents.book.book import (
    Book,
    Chapter,
    Column,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    line,
)
from selaras.documents.book.errors import BookError
from selaras.documents.book.html import book_css, html_fragment, write_html
from selaras.documents.book.plain import figure_data_text, main_text
from tests.documents.book.every_block import LONG_ADDRESS, every_block_book

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    return every_block_book(request.param)


@pytest.fixture(scope="module")
def written(book: Book) -> str:
    return write_html(book)


@pytest.fixture(scope="module")
def page(written: str) -> html.HtmlElement:
    return html.document_fromstring(written)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


def _one_paragraph_book(text: str, **chapter: Any) -> Book:
    """The handmade book with a single paragraph in a single chapter."""
    only = Chapter("satu", "1", "Satu", (Paragraph(line(text)),))
    return replace(every_block_book(), chapters=(replace(only, **chapter),))


def test_every_text_stands_in_the_chapters_in_order(book: Book, page: html.HtmlElement) -> None:
    words = page.find(".//article").text_content()
    at = 0
    for piece in main_text(book):
        found = words.find(piece, at)
        assert found >= 0, f"{piece!r} is missing after {words[max(0, at - 60) : at]!r}"
        at = found + len(piece)


def test_the_numbers_of_a_figure_stand_beside_it(book: Book, page: html.HtmlElement) -> None:
    (details,) = page.iterfind(".//figure/details")
    words = details.text_content()
    assert [piece for piece in figure_data_text(book) if piece not in words] == []
    assert details.findtext("summary") == book.labels.data_of_figure
    rows = [[cell.text_content() for cell in row] for row in details.iter("tr")]
    assert rows == [["Tahun", "Pendapatan"], ["2021", "1.204,5"], ["2022", "1.361,0"]]


def test_one_title_and_no_level_left_out(page: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_ids_are_unique_and_every_link_arrives(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    targets = [
        *(link.removeprefix("#") for link in page.xpath("//@href")),
        *page.xpath("//@aria-labelledby"),
    ]
    assert len(set(ids)) == len(ids)
    assert {id.startswith("every-block-") for id in ids} == {True}
    assert set(targets) <= set(ids)
    assert len(page.xpath("//nav//a")) == 9 + 4 + 2


def test_a_strict_policy_lets_everything_through(book: Book) -> None:
    fragment = html.fragment_fromstring(html_fragment(book))
    assert fragment.xpath("//@style | //script | //style | //@*[starts-with(name(), 'on')]") == []
    outside = [value for value in fragment.xpath("//@src | //@href") if value[0] != "#"]
    assert [value.split(",")[0] for value in outside] == ["data:image/svg+xml;base64"]


def test_tables_are_tables(page: html.HtmlElement, book: Book) -> None:
    tables = [block for chapter in book.chapters for block in chapter.blocks]
    found = page.findall(".//table")
    assert len(found) == sum(isinstance(block, Table) for block in tables) + 1
    for table in found:
        assert table.findtext("caption//span[@class='book-label']")
        assert {head.get("scope") for head in table.iterfind("thead//th")} == {"col"}
        frame = table.getparent()
        assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
        assert len(table.xpath("thead/tr")) == 1
        columns = len(table.xpath("thead/tr/th"))
        for row in table.xpath("tbody/tr"):
            assert sum(int(cell.get("colspan", 1)) for cell in row) == columns
    groups = page.xpath("//tr[@class='group']/th[@scope='rowgroup']")
    assert [group.text_content() for group in groups] == ["Struktur", "Infrastruktur"]


def test_demonstration_values_carry_a_sign(page: html.HtmlElement, book: Book) -> None:
    values = page.xpath("//span[@class='demonstration']")
    # 68,2 in a paragraph and in a table; 23 of the 70 programmes have 7 such amounts.
    assert [value.findtext("sup") for value in values] == ["◊"] * (2 + 23 * 7)
    (note,) = page.xpath("//header/p[contains(@class, 'book-note')]")
    assert note.text_content() == f"◊ {book.labels.demonstration_foot}"


def test_pictures_say_what_they_show(page: html.HtmlElement) -> None:
    (picture,) = page.iter("img")
    assert picture.get("alt").startswith("Batang: pendapatan naik")
    assert (picture.get("width"), picture.get("height")) == ("640", "240")
    drawing = etree.fromstring(base64.b64decode(picture.get("src").split(",")[1]))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    fonts = drawing.xpath("//@font-family")
    assert {font.startswith("'Source Sans Pro'") for font in fonts} == {True}


def test_text_is_never_markup() -> None:
    text = '<script>alert(1)</script> & "kutip" \' </style></title>'
    book = _one_paragraph_book(text, title=text)
    book = replace(book, cover=replace(book.cover, title=text, region=text), keywords=(text,))
    page = html.document_fromstring(write_html(book))
    assert page.findall(".//script") == []
    assert page.findtext(".//h1") == text
    assert text in [paragraph.text_content() for paragraph in page.iter("p")]
    assert page.xpath("string(//meta[@name='keywords']/@content)") == text
    assert len(page.findall(".//style")) == 1


def test_addresses_may_break_and_stay_whole_when_copied(page: html.HtmlElement) -> None:
    (cell,) = [cell for cell in page.iter("td") if cell.text_content() == LONG_ADDRESS]
    pieces = list(cell.itertext())
    assert pieces[:4] == ["https://", "satudata.", "luwuutarakab.", "go."]
    assert max(len(piece) for piece in pieces) <= 20


def test_control_characters_go() -> None:
    assert "abcd" in html_fragment(_one_paragraph_book("a\x00b\x0bc\ud800d"))


def test_a_reference_to_nothing_is_refused() -> None:
    book = _one_paragraph_book("x", blocks=(Paragraph(line(Run("lihat", to="tiada"))),))
    with pytest.raises(BookError, match="tiada"):
        html_fragment(book)


def test_the_page_has_the_accent_of_the_region() -> None:
    page = html.document_fromstring(write_html(replace(every_block_book(), accent="#123abc")))
    assert "--book-accent: #123abc;" in page.findtext(".//style")
    with pytest.raises(BookError, match="colour"):
        write_html(replace(every_block_book(), accent="red; } </style>"))


def test_equal_books_give_equal_pages(book: Book, written: str) -> None:
    assert write_html(replace(book)) == written
    assert html_fragment(book) in written
    assert book_css() in written


def test_a_row_that_ends_early_is_filled_and_a_wider_one_refused() -> None:
    columns = (Column("A"), Column("B"), Column("C"))
    table = Table("t", "Tabel 1.1", "Uji", columns, (Row((cell("satu"),)),))
    page = html.fragment_fromstring(html_fragment(_one_paragraph_book("x", blocks=(table,))))
    assert [part.text_content() for part in page.xpath("//tbody//td")] == ["satu", "", ""]
    wider = replace(table, rows=(Row((cell("satu", span=4),)),))
    with pytest.raises(BookError, match="covers 4 columns"):
        html_fragment(_one_paragraph_book("x", blocks=(wider,)))


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "light"), (1280, "dark")])
def test_the_page_is_accessible_and_fits(
    browser: Browser, written: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_content(written)
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
