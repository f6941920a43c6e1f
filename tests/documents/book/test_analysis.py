"""Buku I of the small plan, against what can be read off the plan by hand."""

import pytest

from selaras.documents.book.book import Book, Bullets, Definitions, Heading, Matrix, Note, Paragraph
from selaras.documents.book.contents import contents
from selaras.reference.load import load_knowledge
from tests.documents.book.small_plan import small_plan
from tests.documents.book.soundness import tables_of, texts_of

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def book() -> Book:
    return contents(small_plan(), load_knowledge(), 1)


def rows(book: Book, table: str) -> list[list[str]]:
    return [[text.replace(NBSP, " ") for text in row] for row in texts_of(tables_of(book)[table])]


def said(book: Book, chapter: str) -> str:
    blocks = next(part.blocks for part in book.chapters if part.id == chapter)
    lines = [block.line for block in blocks if isinstance(block, Paragraph | Note)]
    return "\n".join("".join(run.text for run in line) for line in lines).replace(NBSP, " ")


def test_chapters_stand_in_the_order_of_the_programme(book: Book) -> None:
    assert [(chapter.number, chapter.title) for chapter in book.chapters] == [
        ("I", "Pendahuluan"),
        ("II", "Analisis masa depan"),
        ("III", "Analisis kesiapan"),
        ("IV", "Analisis kesenjangan"),
        ("V", "Analisis SWOT dan strategi"),
        ("VI", "Visi smart city"),
        ("VII", "Penutup"),
        (None, "Lampiran A: Daftar sumber"),
    ]


def test_prose_keeps_its_paragraphs_and_says_what_is_not_written(book: Book) -> None:
    text = said(book, "introduction")
    assert "Alinea satu.\nAlinea dua." in text
    assert "Bagian ini belum diisi: Maksud dan tujuan." in text


def test_a_plan_is_compared_with_the_documents_it_follows(book: Book) -> None:
    assert rows(book, "table-periods") == [
        ["Rencana ini", "–", "2023–2026", "4", "–"],
        ["RPJMD Luwu Utara", "RPJMD", "2021–2025", "3", "2"],
    ]
    assert "RPJMD 2021–2025 berakhir pada 2025, sebelum rencana ini selesai pada 2026." in said(
        book, "future"
    )


def test_every_goal_stands_with_the_objectives_that_serve_it(book: Book) -> None:
    assert rows(book, "table-alignment-rpjmd") == [
        ["1. Layanan yang bersih"],
        ["Warga cepat dilayani", "Smart Governance", "Pelayanan publik"],
        ["2. Alam yang terjaga"],
        ["belum ada sasaran", "–", "–"],
    ]


def test_facts_stand_under_their_sub_element_with_the_number_of_their_source(book: Book) -> None:
    assert rows(book, "table-facts-structure") == [
        ["Sumber daya manusia"],
        ["Indeks Pembangunan Manusia", "70,51 indeks", "2022", "3", "[2]"],
    ]
    assert rows(book, "table-sources") == [
        ["1", "https://www.luwuutarakab.go.id/fakta/2022?halaman=1"],
        ["2", "BPS, Luwu Utara dalam Angka 2023"],
    ]


def test_the_budget_is_printed_as_it_was_stated(book: Book) -> None:
    assert rows(book, "table-apbd-budget-2021") == [
        ["4", "Pendapatan", "1.200", "1.300"],
        ["4.1", "PAD", "100", "130"],
        ["4.2", "Transfer", "1.000", "1.040"],
        ["5", "Belanja", "1.240", "1.300"],
    ]
    assert rows(book, "table-apbd-realisation-2021")[0] == ["4", "Pendapatan", "1.250"]


def test_ratios_are_those_of_a_pocket_calculator(book: Book) -> None:
    assert rows(book, "table-ratios") == [
        ["Kemandirian keuangan", "10,0 %", "12,5 %*", "rendah sekali (instruktif), 2022"],
        ["Derajat desentralisasi fiskal", "8,8 %", "10,0 %*", "sangat kurang, 2022"],
        ["Ketergantungan keuangan", "88,0 %", "80,0 %*", "sangat tinggi, 2022"],
        ["Efektivitas PAD", "110,0 %", "–", "sangat efektif, 2021"],
        ["Efisiensi belanja", "96,0 %", "–", "–"],
        ["Pertumbuhan pendapatan", "–", "8,3 %*", "–"],
        ["Pertumbuhan PAD", "–", "30,0 %*", "–"],
        ["Pertumbuhan belanja", "–", "4,8 %*", "–"],
    ]


def test_room_is_ceiling_less_programmes(book: Book) -> None:
    assert rows(book, "table-room-years") == [
        ["2023", "5.000", "3.000", "2.000", "60,0 %"],
        ["2024", "2.000", "2.500", "−500", "125,0 %"],
        ["Jumlah", "7.000", "5.500", "1.500", "78,6 %"],
    ]
    assert rows(book, "table-room-funds") == [
        ["APBD kabupaten/kota", "7.000", "5.500", "1.500", "78,6 %"],
        ["Jumlah", "7.000", "5.500", "1.500", "78,6 %"],
    ]
    text = said(book, "readiness")
    assert "melampaui pagu APBD kabupaten/kota pada 2024; kelebihan terbesar Rp 500." in text
    # 400 of CSR in 2024 and 700 of APBD in 2025 have no ceiling.
    assert "Anggaran program sebesar Rp 1.100 belum dapat dibandingkan" in text


def test_a_gap_cites_the_source_of_its_facts(book: Book) -> None:
    assert rows(book, "table-gaps-governance") == [
        ["Pelayanan publik", "Layanan tersebar [1]", "Satu pintu", *"–––", "Diskominfo", "1"]
    ]


def test_swot_codes_lead_from_the_matrix_to_the_strategies(book: Book) -> None:
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    matrix = next(block for block in blocks if isinstance(block, Matrix) and "swot" in block.id)
    assert [
        (panel.title, "".join(run.text for run in panel.lines[0]), panel.tone)
        for panel in matrix.panels
    ] == [
        ("Kekuatan", "S1 Pimpinan mendukung", "good"),
        ("Kelemahan", "–", "bad"),
        ("Peluang", "O1 Dana pusat tersedia", "good"),
        ("Ancaman", "–", "bad"),
    ]
    assert rows(book, "table-swot-structure") == [
        [
            "S1",
            "Pimpinan mendukung",
            "Indeks Pembangunan Manusia: 70,51 indeks (2022) [2]",
            "–",
            "–",
        ],
        ["O1", "Dana pusat tersedia", "–", "–", "–"],
    ]
    assert rows(book, "table-strategies") == [
        ["SO: memakai kekuatan untuk meraih peluang"],
        ["1", "Ajak pusat", "S1, O1", "Smart Governance", "Aplikasi terpadu"],
    ]


def test_the_vision_chapter_explains_the_slogan_letter_by_letter(book: Book) -> None:
    blocks = next(chapter.blocks for chapter in book.chapters if chapter.id == "vision")
    letters = next(block for block in blocks if isinstance(block, Definitions))
    assert [(entry.term, "".join(run.text for run in entry.line)) for entry in letters.entries] == [
        ("B", "Berdaya saing"),
        ("I", "Inovatif: mau mencoba"),
    ]
    assert rows(book, "table-objectives")[1] == [
        "Warga cepat dilayani",
        "Indeks Kepuasan Masyarakat",
        "nilai",
        "81,5 (2022)",
        "90 (2026)",
    ]
    headings = [block.number for block in blocks if isinstance(block, Heading)]
    assert headings == ["6.1", "6.2", "6.3", "6.4"]


def test_the_closing_counts_the_plan(book: Book) -> None:
    assert "2 program dengan anggaran Rp 6.600 selama 2023–2026" in said(book, "closing")
    blocks = next(chapter.blocks for chapter in book.chapters if chapter.id == "closing")
    open_points = next(block for block in blocks if isinstance(block, Bullets))
    assert [line[0].text for line in open_points.lines] == [
        "1 arah pembangunan tanpa sasaran",
        "1 butir SWOT tanpa bukti",
    ]
