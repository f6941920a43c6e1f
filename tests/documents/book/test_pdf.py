"""The PDF of a book, opened with libraries that had no part in writing it."""

import hashlib
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pikepdf
import pypdf
import pytest
from lxml import etree

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
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf import write_pdf
from tests.documents.book.every_block import FINGERPRINT, every_block_book

A4 = (595, 842)


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    return every_block_book(request.param)


@pytest.fixture(scope="module")
def written(book: Book) -> bytes:
    return write_pdf(book)


@pytest.fixture
def pdf(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(written: bytes) -> list[str]:
    """The text of each page as one line, without places to break."""
    return [_plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(written)).pages]


def _plain(text: str) -> str:
    for sign in ("\u00ad\n", "\u00ad", "\u200b\n", "\u200b"):
        text = text.replace(sign, "")
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    """Without any white space: how words are spread over lines does not matter."""
    return "".join(_plain(text).split())


def _runs(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _runs(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _runs(getattr(value, part.name))


def _elements(node: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:  # type: ignore[attr-defined]
            yield from _elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)


def _structure(pdf: pikepdf.Pdf) -> list[Any]:
    return list(_elements(pdf.Root.StructTreeRoot.K))


def test_metadata_names_title_language_author_and_keywords(book: Book, pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == book.language
    assert str(pdf.docinfo["/Title"]) == book.title
    assert str(pdf.docinfo["/Author"]) == "Kabupaten Luwu Utara"
    assert str(pdf.docinfo["/Keywords"]) == "smart city, Luwu Utara"


def test_file_declares_archival_and_accessible_standard(pdf: pikepdf.Pdf) -> None:
    found = etree.fromstring(pdf.Root.Metadata.read_bytes())
    archival = "{http://www.aiim.org/pdfa/ns/id/}"
    accessible = "{http://www.aiim.org/pdfua/ns/id/}"
    assert found.findtext(f".//{archival}part") == "2"
    assert found.findtext(f".//{archival}conformance") == "A"
    assert found.findtext(f".//{accessible}part") == "1"
    assert pdf.Root.MarkInfo.Marked is True


def test_headings_are_tagged_in_order_without_gaps(book: Book, pdf: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2:]) for element in _structure(pdf) if str(element.S)[:2] == "/H"]
    assert set(levels) == {1, 2, 3}
    assert all(after <= before + 1 for before, after in pairwise(levels))
    inside = [block for chapter in book.chapters for block in chapter.blocks]
    assert levels.count(2) == sum(isinstance(b, Heading) and b.level == 2 for b in inside)
    assert levels.count(3) == sum(isinstance(b, Heading) and b.level == 3 for b in inside)


def test_tables_and_pictures_are_tagged(pdf: pikepdf.Pdf) -> None:
    elements = _structure(pdf)
    kinds = [str(element.S) for element in elements]
    assert kinds.count("/Table") == 5  # four tables and the data of the one picture
    assert kinds.count("/THead") == 5
    heads = [element for element in elements if str(element.S) == "/TH"]
    assert all(str(head.A[0].Scope) == "/Column" for head in heads)
    pictures = [str(element.Alt) for element in elements if str(element.S) == "/Figure"]
    assert pictures == ["Batang: pendapatan naik dari 1.204,5 pada 2021 menjadi 1.361,0 pada 2022."]


def test_pages_say_every_word_of_the_book(book: Book, pages: list[str]) -> None:
    printed = "".join(_squeezed(page) for page in pages)
    said = [run.text for run in _runs(book)]
    said += [book.title, book.cover.subtitle, book.cover.period, *book.cover.imprint]
    said += [chapter.title for chapter in book.chapters]
    said += [
        f"{block.label}{block.caption}"
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Table)
    ]
    assert [text for text in said if _squeezed(text) not in printed] == []


def test_bookmarks_are_lists_chapters_and_headings(book: Book, pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        first = next(item for item in outline.root if item.title.startswith("1"))
        nested = [(item.title, [inner.title for inner in item.children]) for item in first.children]
    labels = book.labels
    assert titles == [
        labels.contents,
        labels.tables,
        labels.figures,
        *(f"{c.number} {c.title}" if c.number else c.title for c in book.chapters),
        labels.data_of_figure,
    ]
    assert nested == [
        ("1.1 Fakta kesiapan", ["1.1.1 Struktur: sumber daya manusia dan anggaran"]),
        ("1.2 Arti slogan", []),
    ]


def test_only_the_pages_of_wide_tables_are_turned(pdf: pikepdf.Pdf, pages: list[str]) -> None:
    turned = []
    for page, text in zip(pdf.pages, pages, strict=True):
        width, height = (round(float(side)) for side in page.mediabox[2:])
        assert (width, height) in (A4, A4[::-1])
        if width > height:
            turned.append(text)
    assert len(turned) >= 2
    assert all("Program Perangkat daerah 2021 2022" in text for text in turned)
    assert "Tabel 2.2" in turned[-1]
    assert not [text for text in set(pages) - set(turned) if "nomor 7" in text]


def test_every_link_leads_to_a_page_and_the_reference_to_its_table(
    pdf: pikepdf.Pdf, pages: list[str]
) -> None:
    numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    led = []
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            target = note.get("/Dest") or note.A.D
            if isinstance(target, pikepdf.String):
                target = names[str(target)]
            target = target.D if isinstance(target, pikepdf.Dictionary) else target
            led.append((numbers[page.objgen], numbers[target[0].objgen]))
    remark = next(at for at, text in enumerate(pages) if "Rincian ada pada" in text)
    assert len(led) > 15
    assert [pages[to] for at, to in led if at == remark] == [
        text for text in pages if "Tabel 2.1 Anggaran program" in text and "nomor 1 " in text
    ]


def test_every_page_after_the_cover_carries_the_foot(book: Book, pages: list[str]) -> None:
    for at, page in enumerate(pages[1:], start=2):
        assert f"Draf 3 {FINGERPRINT[:12]}" in page, at
        assert book.labels.demonstration_foot in page
        assert page.endswith(f"{FINGERPRINT[:12]} {at}")


def test_real_book_carries_no_demonstration_remark() -> None:
    real = replace(every_block_book(), demonstration=False)
    text = pypdf.PdfReader(io.BytesIO(write_pdf(real))).pages[2].extract_text()
    assert "peragaan" not in text


def test_made_up_values_are_marked_where_they_stand(pages: list[str]) -> None:
    assert any("68,2◊ persen" in page for page in pages)
    assert any("1.021◊" in page and "1.014 " in page for page in pages)


def test_fingerprint_stands_whole_on_the_edition_page(pages: list[str]) -> None:
    assert FINGERPRINT in pages[1].replace(" ", "")


def test_same_book_gives_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from selaras.documents.book.pdf import write_pdf;"
        "from tests.documents.book.every_block import every_block_book;"
        "print(hashlib.sha256(write_pdf(every_block_book('id'))).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert other.stdout.strip() == hashlib.sha256(write_pdf(every_block_book("id"))).hexdigest()


def test_only_the_fonts_of_the_book_are_used_and_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
    families = {str(font.FontName).split("+")[1].split("-")[0] for font in fonts}
    assert families == {"LibertinusSerif", "SourceSansPro", "DejaVuSansMono"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _with(*blocks: Any) -> Book:
    return replace(every_block_book(), chapters=(Chapter("bab", "1", "Bab", blocks),))


def test_reference_to_nothing_is_refused() -> None:
    with pytest.raises(BookError, match="merujuk ke bagian “tiada”"):
        write_pdf(_with(Paragraph(line(Run("lihat", to="tiada")))))


def test_row_wider_than_its_table_is_refused() -> None:
    table = every_block_book().chapters[3].blocks[1]
    assert isinstance(table, Table)
    wide = replace(table, rows=(replace(_row(), cells=(cell("a", span=3),)),))
    with pytest.raises(BookError, match=r"Baris 1 pada Tabel L\.1"):
        write_pdf(_with(wide))


def _row() -> Any:
    table = every_block_book().chapters[1].blocks[2]
    assert isinstance(table, Table)
    return table.rows[0]


def test_character_that_no_typeface_has_is_named_with_its_place() -> None:
    with pytest.raises(BookError, match=r"“🚀” \(U\+1F680\) dalam “Kota 🚀 cerdas”"):
        write_pdf(_with(Paragraph(line("Kota 🚀 cerdas"))))


@pytest.mark.parametrize("chapters", [(), (Chapter("bab", "1", "Kosong", ()),)])
def test_book_without_contents_is_still_a_book(chapters: tuple[Chapter, ...]) -> None:
    text = pypdf.PdfReader(io.BytesIO(write_pdf(replace(every_block_book(), chapters=chapters))))
    assert len(text.pages) == 3 + len(chapters)


def test_table_without_rows_prints_its_head_and_a_dash(pages: list[str]) -> None:
    assert any("Tahun — " in page for page in pages)


def test_no_heading_stays_behind_at_the_foot_of_a_page() -> None:
    """Chapters that end their first page at every possible height before a heading and table."""
    body = Paragraph(line("Satu baris pendek."))
    long = Paragraph(line("Kata demi kata mengisi baris ini. " * 12))
    chapters = tuple(
        Chapter(
            f"bab-{at}",
            str(at),
            "Bab",
            (
                *(long,) * 7,
                *(body,) * at,
                Heading(f"atas-{at}", f"Judul{at}.", "1.1"),
                Heading(f"judul-{at}", f"Anak{at}.", "1.1.1", 3),
                *((_small_table(at),) if at % 2 else (Paragraph(line(f"Isi{at}. " * 60)),)),
            ),
        )
        for at in range(1, 19)
    )
    read = pypdf.PdfReader(io.BytesIO(write_pdf(replace(every_block_book(), chapters=chapters))))
    pages = [page.extract_text() for page in read.pages][4:]
    for at in range(1, 19):
        first = {word: _page_with(pages, f"{word}{at}.") for word in ("Judul", "Anak", "Isi")}
        assert len(set(first.values())) == 1, first
    assert len(pages) > 18


def _page_with(pages: list[str], words: str) -> int:
    return next(at for at, page in enumerate(pages) if words in page)


def _small_table(at: int) -> Table:
    column, rows = Column("Uraian"), tuple(Row((cell(f"Isi{at}. {n}"),)) for n in range(30))
    return Table(f"tabel-{at}", f"Tabel {at}", "Uraian", (column,), rows)
