"""A small handmade book with every kind of block, for the tests of all writers."""

from selaras.core.text import Language
from selaras.documents.book.book import (
    Book,
    Bullets,
    Cell,
    Chapter,
    Column,
    Cover,
    Definition,
    Definitions,
    Figure,
    Heading,
    Labels,
    Line,
    Matrix,
    Note,
    Panel,
    Paragraph,
    Quote,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    cell,
    line,
)

FINGERPRINT = "9f2c4b7a1e08d3566a1f0c9be2d47f3385ac61d09e7b24f8130d5c6e7fa9b042"
LONG_ADDRESS = "https://satudata.luwuutarakab.go.id/dataset/persentasependuduklayananinternet2022"

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240" width="640" height="240">'
    '<g font-family="Source Sans Pro" font-size="14" fill="#16211f">'
    '<text x="0" y="60">2021</text><rect x="60" y="40" width="380" height="28" fill="#0b5f5a"/>'
    '<text x="450" y="60">1.204,5</text>'
    '<text x="0" y="120">2022</text><rect x="60" y="100" width="430" height="28" fill="#0b5f5a"/>'
    '<text x="500" y="120">1.361,0</text></g></svg>'
)

LABELS: dict[Language, Labels] = {
    "id": Labels(
        contents="Daftar Isi",
        tables="Daftar Tabel",
        figures="Daftar Gambar",
        page="Halaman",
        source="Sumber",
        demonstration_mark="◊",
        demonstration_foot="Nilai contoh untuk peragaan; bukan data resmi daerah.",
        chapter="Bab",
        data_of_figure="Data gambar",
        fingerprint="Sidik rencana",
        edition="Edisi",
        record="Catatan keputusan",
    ),
    "en": Labels(
        contents="Contents",
        tables="List of tables",
        figures="List of figures",
        page="Page",
        source="Source",
        demonstration_mark="◊",
        demonstration_foot="Made-up value for demonstration; not official data of the region.",
        chapter="Chapter",
        data_of_figure="Data of the figures",
        fingerprint="Fingerprint of the plan",
        edition="Edition",
        record="Record of decisions",
    ),
}

_BODY: dict[Language, str] = {
    "id": (
        "Kesiapan daerah dibaca dari struktur, infrastruktur, dan suprastruktur. Setiap fakta "
        "memuat nilai, satuan, tahun, dan sumbernya, sehingga pembaca dapat memeriksa sendiri "
        "dari mana sebuah angka berasal dan apakah angka itu masih berlaku pada tahun berjalan. "
    ),
    "en": (
        "Readiness is read from structure, infrastructure and superstructure. Every fact carries "
        "its value, unit, year and source, so that readers can see for themselves where a number "
        "comes from and whether it still holds in the current year. "
    ),
}


def every_block_book(language: Language = "id", *, rows: int = 70) -> Book:
    """The book; `rows` is the length of its long table."""
    return Book(
        id="every-block",
        number=1,
        language=language,
        cover=Cover(
            region="Kabupaten Luwu Utara",
            series="Buku I" if language == "id" else "Book I",
            title="Analisis Strategis" if language == "id" else "Strategic Analysis",
            subtitle="Masterplan Smart City Kabupaten Luwu Utara",
            period="2021–2030",
            slogan="Luwu Utara BISA: bersih, inovatif, sejahtera, aman",
            imprint=("Pemerintah Kabupaten Luwu Utara", "Masamba, 22 September 2022"),
        ),
        labels=LABELS[language],
        edition="Draf 3",
        fingerprint=FINGERPRINT,
        demonstration=True,
        chapters=(_opening(language), _wide(language, rows), _empty(language), _close(language)),
        keywords=("smart city", "Luwu Utara"),
    )


def _opening(language: Language) -> Chapter:
    body = _BODY[language]
    return Chapter(
        "bab-1",
        "1",
        "Kesiapan daerah" if language == "id" else "Readiness of the region",
        (
            Paragraph(line(body), lead=True),
            Heading("fakta", "Fakta kesiapan", "1.1"),
            Paragraph(line(body * 2, Run("Tabel 1.1", to="tabel-fakta"), " memuat rinciannya.")),
            Heading("struktur", "Struktur: sumber daya manusia dan anggaran", "1.1.1", 3),
            Paragraph(
                line(
                    "Nilai ",
                    Run("68,2", demonstration=True),
                    " persen adalah contoh; ",
                    Run("nilai tebal", strong=True),
                    " dan ",
                    Run("miring", emphasis=True),
                    " tetap terbaca.",
                )
            ),
            facts_table(),
            Bullets((line("Jaringan serat optik menjangkau 15 kecamatan."), line(body))),
            Bullets((line("Menetapkan dewan smart city."), line("Menyusun peta jalan.")), True),
            Quote(line("Luwu Utara yang mandiri, harmonis, dan sejahtera."), by="Visi 2021–2026"),
            Note(line("Nilai bertanda ◊ disusun untuk peragaan."), "demonstration"),
            Note(line("Sumber angka kemiskinan 2024 belum diisi."), "missing"),
            Note(line("Angka dibulatkan satu desimal."), "information"),
            Heading("slogan", "Arti slogan", "1.2"),
            Definitions(
                (
                    Definition("B, bersih", line("Lingkungan dan pemerintahan yang bersih.")),
                    Definition("I, inovatif", line(body)),
                )
            ),
            Figure(
                "gambar-apbd",
                "Gambar 1.1",
                "Pendapatan APBD (Rp miliar)",
                SVG,
                "Batang: pendapatan naik dari 1.204,5 pada 2021 menjadi 1.361,0 pada 2022.",
                Table(
                    "data-apbd",
                    "Data Gambar 1.1",
                    "Pendapatan APBD (Rp miliar)",
                    (Column("Tahun"), Column("Pendapatan", align="right")),
                    (Row((cell("2021"), cell("1.204,5"))), Row((cell("2022"), cell("1.361,0")))),
                ),
                line("BPKAD, LKPD 2022"),
            ),
            Matrix(
                "matriks-swot",
                "Gambar 1.2",
                "Matriks SWOT",
                (
                    Panel("Kekuatan", (line("Jaringan serat optik"), line("Anggaran TIK")), "good"),
                    Panel("Kelemahan", (line("Aplikasi belum terhubung"),), "bad"),
                    Panel("Peluang", (line("Program Palapa Ring"),), "good"),
                    Panel("Ancaman", (), "neutral"),
                ),
            ),
        ),
    )


def facts_table() -> Table:
    """Group and total rows, cells over columns, a made-up value, an address without spaces."""
    return Table(
        "tabel-fakta",
        "Tabel 1.1",
        "Fakta struktur dan infrastruktur",
        (Column("Fakta", 4), Column("Nilai", 1, "right"), Column("Satuan", 1), Column("Sumber", 2)),
        (
            Row((Cell(line("Struktur"), strong=True, span=4),), "group"),
            Row(
                (
                    cell("Aparatur dengan keahlian TIK"),
                    cell("68,2", demonstration=True),
                    cell("persen"),
                    cell("BKPSDM, 2022"),
                )
            ),
            Row((cell("Belanja TIK"), cell("12.450,0"), cell("Rp juta"), cell(LONG_ADDRESS))),
            Row((Cell(line("Infrastruktur"), strong=True, span=4),), "group"),
            Row(
                (
                    cell("Kecamatan terjangkau serat optik"),
                    cell("15"),
                    cell("kecamatan"),
                    cell("Diskominfo, 2022"),
                )
            ),
            Row(
                (
                    cell("Pertanggungjawaban penyelenggaraan pemerintahan"),
                    cell("1"),
                    cell("dokumen"),
                    cell("Setda, 2022"),
                )
            ),
            Row(
                (cell("Jumlah", strong=True), cell("12.533,2", strong=True), cell(""), cell("")),
                "total",
            ),
        ),
        source=line("Diskominfo Kabupaten Luwu Utara, ", LONG_ADDRESS),
    )


def _wide(language: Language, rows: int) -> Chapter:
    years = tuple(Column(str(year), 2, "right") for year in range(2021, 2027))
    columns = (
        Column("No", 1, "right"),
        Column("Program", 8),
        Column("Perangkat daerah", 4),
        *years,
        Column("Jumlah", 2, "right"),
    )
    return Chapter(
        "bab-2",
        "2",
        "Program dan anggaran" if language == "id" else "Programmes and budget",
        (
            Paragraph(line(_BODY[language] * 2)),
            Heading("anggaran", "Anggaran per tahun", "2.1"),
            Table(
                "tabel-anggaran",
                "Tabel 2.1",
                "Anggaran program (Rp juta)",
                columns,
                tuple(_programme(at) for at in range(1, rows + 1)),
                landscape=True,
            ),
            Table(
                "tabel-kedua",
                "Tabel 2.2",
                "Ringkasan anggaran (Rp juta)",
                columns[:5],
                (_programme(1, 5),),
                landscape=True,
                source=line("Hasil olahan"),
            ),
            Heading("penutup-bab", "Catatan", "2.2"),
            Paragraph(line("Rincian ada pada ", Run("Tabel 2.1", to="tabel-anggaran"), ".")),
        ),
    )


def _programme(at: int, width: int = 10) -> Row:
    amounts = (
        cell(f"{1_000 + at * 7:,}".replace(",", "."), demonstration=at % 3 == 0) for _ in range(7)
    )
    cells = (
        cell(str(at)),
        cell(f"Program layanan terpadu nomor {at}"),
        cell("Diskominfo"),
        *amounts,
    )
    return Row(cells[:width])


def _empty(language: Language) -> Chapter:
    del language
    return Chapter("bab-3", "3", "Bab tanpa isi", ())


def _close(language: Language) -> Chapter:
    empty: Line = line("Belum ada program." if language == "id" else "No programme yet.")
    return Chapter(
        "lampiran",
        None,
        "Lampiran" if language == "id" else "Annex",
        (
            Paragraph(empty),
            Table(
                "tabel-kosong",
                "Tabel L.1",
                "Program yang belum diisi",
                (Column("Program", 3), Column("Tahun", 1, "center")),
                (),
            ),
            Bullets(()),
            Definitions(()),
            Signatures(
                "Masamba, 22 September 2022",
                (
                    Signature("Bupati Luwu Utara", "Indah Putri Indriani"),
                    Signature("Ketua DPRD Kabupaten Luwu Utara"),
                ),
            ),
        ),
    )
