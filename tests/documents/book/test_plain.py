"""The words of a book without any format."""

from dataclasses import replace

from selaras.documents.book.book import Chapter, Note, Paragraph, Run, line
from selaras.documents.book.plain import book_text, figure_data_text, main_text
from tests.documents.book.every_block import FINGERPRINT, every_block_book


def test_the_pieces_stand_in_reading_order() -> None:
    chapter = Chapter(
        "satu",
        "I",
        "Satu",
        (Paragraph(line("a ", Run("68,2", demonstration=True))), Note(line("b"), "missing")),
    )
    assert book_text(replace(every_block_book(), chapters=(chapter,))) == [
        "Kabupaten Luwu Utara",
        "2021–2030",
        "Buku I",
        "Analisis Strategis",
        "Masterplan Smart City Kabupaten Luwu Utara",
        "Luwu Utara BISA: bersih, inovatif, sejahtera, aman",
        "Pemerintah Kabupaten Luwu Utara",
        "Masamba, 22 September 2022",
        "Draf 3",
        FINGERPRINT,
        "I",
        "Satu",
        "a ",
        "68,2",
        "b",
    ]


def test_the_data_of_figures_come_last() -> None:
    book = every_block_book()
    assert book_text(book) == main_text(book) + figure_data_text(book)
    assert figure_data_text(book) == [
        "Data gambar",
        "Data Gambar 1.1",
        "Pendapatan APBD (Rp miliar)",
        "Tahun",
        "Pendapatan",
        "2021",
        "1.204,5",
        "2022",
        "1.361,0",
    ]


def test_every_kind_of_block_gives_its_words() -> None:
    pieces = main_text(every_block_book())
    for piece in (
        "Visi 2021–2026",
        "B, bersih",
        "BPKAD, LKPD 2022",
        "Matriks SWOT",
        "Program Palapa Ring",
        "Ketua DPRD Kabupaten Luwu Utara",
        "Menyusun peta jalan.",
        "1.1.1",
    ):
        assert piece in pieces
