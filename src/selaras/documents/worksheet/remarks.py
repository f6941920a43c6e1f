"""What is wrong with a file that came back, each as one sentence in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from selaras.core.text import Text
from selaras.core.text.parsing import NumberProblem


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a place in a file.

    `row` counts from 1 as the spreadsheet shows it; `column` is the name above the column and
    `cell` the address such as `F12`. All of them are empty where the whole file is meant.
    """

    code: str
    message: Text
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""


class Refused(Exception):
    """A file from which nothing is read; `remarks` say why."""

    def __init__(self, *remarks: Remark) -> None:
        super().__init__("; ".join(each.message.id for each in remarks))
        self.remarks = remarks


def refused(code: str, **values: object) -> Refused:
    """The refusal of a whole file with that code."""
    return Refused(Remark(code, _told(code, values)))


def remark(
    code: str,
    *,
    sheet: str = "",
    row: int | None = None,
    column: str = "",
    cell: str = "",
    **values: object,
) -> Remark:
    """The remark with that code at that place."""
    return Remark(code, _told(code, values), sheet, row, column, cell)


def sentence(code: str, **values: object) -> NumberProblem:
    """What is wrong with one cell, in the form in which numbers tell it too."""
    return NumberProblem(code, _told(code, values))


def _told(code: str, values: Mapping[str, object]) -> Text:
    clean = {
        name: _printable(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return _MESSAGES[code].format(**clean)


def _printable(text: str) -> str:
    """A text out of the file as it may stand in a sentence."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


_MESSAGES: Mapping[str, Text] = {
    "empty": Text(
        id="Berkas kosong. Unggah lembar kerja yang sudah disimpan sebagai .xlsx.",
        en="The file is empty. Upload the worksheet as saved in .xlsx.",
    ),
    "too-large": Text(
        id="Berkas lebih besar dari {limit} MB. Hapus gambar dan lembar lain, lalu simpan lagi.",
        en="The file is larger than {limit} MB. Remove pictures and other sheets and save again.",
    ),
    "bomb": Text(
        id="Isi berkas membengkak menjadi lebih dari {limit} MB saat dibuka, jadi tidak dibuka. "
        "Salin isinya ke lembar kerja baru yang diambil dari Selaras.",
        en="The file swells to more than {limit} MB when opened, so it is not opened. Copy its "
        "content into a fresh worksheet taken from Selaras.",
    ),
    "broken": Text(
        id="Berkas rusak atau terpotong dan tidak dapat dibuka. Simpan ulang sebagai .xlsx, lalu "
        "unggah lagi.",
        en="The file is damaged or cut short and cannot be opened. Save it again as .xlsx and "
        "upload it once more.",
    ),
    "macros": Text(
        id="Berkas memuat makro. Simpan sebagai Buku Kerja Excel (.xlsx) tanpa makro.",
        en="The file holds macros. Save it as an Excel Workbook (.xlsx) without macros.",
    ),
    "encrypted": Text(
        id="Berkas dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan lagi.",
        en="The file is locked with a password. Open it, remove the password and save again.",
    ),
    "old-excel": Text(
        id="Ini berkas Excel lama (.xls). Buka, lalu simpan sebagai Buku Kerja Excel (.xlsx).",
        en="This is an old Excel file (.xls). Open it and save it as an Excel Workbook (.xlsx).",
    ),
    "binary-excel": Text(
        id="Ini buku kerja biner (.xlsb). Simpan sebagai Buku Kerja Excel (.xlsx).",
        en="This is a binary workbook (.xlsb). Save it as an Excel Workbook (.xlsx).",
    ),
    "opendocument": Text(
        id="Ini berkas OpenDocument (.ods). Simpan sebagai .xlsx.",
        en="This is an OpenDocument file (.ods). Save it as .xlsx.",
    ),
    "word": Text(
        id="Ini dokumen Word, bukan lembar kerja. Tabel dari Word dibawa masuk lewat halaman "
        "tabel dari luar.",
        en="This is a Word document, no worksheet. Tables from Word come in through the page for "
        "tables from elsewhere.",
    ),
    "presentation": Text(
        id="Ini berkas presentasi, bukan lembar kerja .xlsx.",
        en="This is a presentation, no .xlsx worksheet.",
    ),
    "pdf": Text(
        id="Ini berkas PDF, bukan lembar kerja. Unggah berkas .xlsx aslinya.",
        en="This is a PDF, no worksheet. Upload the original .xlsx file.",
    ),
    "text": Text(
        id="Ini berkas teks (misalnya .csv), bukan lembar kerja. Buka di Excel, lalu simpan "
        "sebagai .xlsx.",
        en="This is a text file (such as .csv), no worksheet. Open it in Excel and save it as "
        ".xlsx.",
    ),
    "web-page": Text(
        id="Ini laman web yang diberi nama seperti berkas Excel. Buka di Excel, lalu simpan "
        "sebagai .xlsx.",
        en="This is a web page named like an Excel file. Open it in Excel and save it as .xlsx.",
    ),
    "other-archive": Text(
        id="Ini arsip zip biasa, bukan lembar kerja. Unggah berkas .xlsx di dalamnya.",
        en="This is an ordinary zip archive, no worksheet. Upload the .xlsx file inside it.",
    ),
    "unknown-kind": Text(
        id="Ini bukan lembar kerja .xlsx. Unggah berkas yang diambil dari Selaras.",
        en="This is no .xlsx worksheet. Upload the file that was taken from Selaras.",
    ),
    "too-many-rows": Text(
        id="Satu lembar memuat lebih dari {rows} baris atau {columns} kolom. Hapus baris dan "
        "kolom yang tidak terpakai, lalu simpan lagi.",
        en="A sheet holds more than {rows} rows or {columns} columns. Delete unused rows and "
        "columns and save again.",
    ),
    "too-much-text": Text(
        id="Teks dalam berkas ini terlalu banyak untuk dibaca. Bagilah menjadi beberapa berkas.",
        en="There is too much text in this file to be read. Split it into several files.",
    ),
    "no-identity": Text(
        id="Berkas ini tidak diambil dari Selaras, atau lembar “Selaras” di dalamnya terhapus. "
        "Ambil lembar kerja baru, atau bawa masuk sebagai tabel dari luar.",
        en="This file was not taken from Selaras, or its sheet “Selaras” was deleted. Take a "
        "fresh worksheet, or bring it in as a table from elsewhere.",
    ),
    # One sheet
    "sheet-gone": Text(
        id="Lembar “{title}” tidak ada lagi; isinya tidak berubah.",
        en="The sheet “{title}” is gone; what it held stays unchanged.",
    ),
    "sheet-unknown": Text(
        id="Lembar ini bukan dari Selaras dan tidak dibaca.",
        en="This sheet is not from Selaras and is not read.",
    ),
    "sheet-hidden": Text(
        id="Lembar tersembunyi ini bukan dari Selaras dan tidak dibaca.",
        en="This hidden sheet is not from Selaras and is not read.",
    ),
    "sheet-twice": Text(
        id="Lembar ini salinan dari lembar “{title}” dan tidak dibaca. Hapus salah satunya.",
        en="This sheet is a copy of the sheet “{title}” and is not read. Delete one of them.",
    ),
    "no-heads": Text(
        id="Baris judul kolom tidak ditemukan, jadi lembar ini tidak dibaca. Salin isinya ke "
        "lembar kerja baru.",
        en="The row with the names of the columns was not found, so this sheet is not read. Copy "
        "its content into a fresh worksheet.",
    ),
    "heads-by-name": Text(
        id="Baris kode yang tersembunyi tidak ada lagi; kolom dikenali menurut judulnya.",
        en="The hidden row of codes is gone; columns are told by their names.",
    ),
    "no-key-column": Text(
        id="Kolom “{name}” tidak ada lagi, jadi tidak diketahui baris mana milik butir mana. "
        "Salin isinya ke lembar kerja baru.",
        en="The column “{name}” is gone, so nothing tells which row belongs to which item. Copy "
        "the content into a fresh worksheet.",
    ),
    "column-gone": Text(
        id="Kolom “{name}” tidak ada lagi; isinya tidak berubah.",
        en="The column “{name}” is gone; what it held stays unchanged.",
    ),
    "column-added": Text(
        id="Kolom “{name}” bukan dari Selaras dan tidak dibaca.",
        en="The column “{name}” is not from Selaras and is not read.",
    ),
    "column-renamed": Text(
        id="Judul kolom ini semula “{name}” dan tetap dibaca sebagai itu.",
        en="This column was called “{name}” and is still read as that.",
    ),
    "column-twice": Text(
        id="Kolom “{name}” ada dua kali, jadi lembar ini tidak dibaca. Hapus salah satunya.",
        en="The column “{name}” is there twice, so this sheet is not read. Delete one of them.",
    ),
    # One row
    "key-unknown": Text(
        id="Kunci “{key}” tidak dikenal. Untuk butir baru, kosongkan kuncinya.",
        en="The key “{key}” is not known. For a new item leave its key empty.",
    ),
    "key-elsewhere": Text(
        id="Butir “{key}” tidak termasuk dalam lembar kerja ini, jadi tidak diubah lewat sini.",
        en="The item “{key}” is not part of this worksheet, so it is not changed through it.",
    ),
    "key-twice": Text(
        id="Kunci “{key}” sudah ada di baris {there}. Untuk butir baru, kosongkan kuncinya.",
        en="The key “{key}” already stands in row {there}. If this is a new item, empty its key.",
    ),
    "merged": Text(
        id="Baris ini memuat sel gabungan ({range}), jadi tidak dibaca. Pisahkan selnya.",
        en="This row holds merged cells ({range}), so it is not read. Unmerge them.",
    ),
    "no-item": Text(
        id="Tulis baris ini milik butir yang mana.",
        en="Write which item this row belongs to.",
    ),
    "item-unknown": Text(
        id="Butir “{name}” tidak dikenal. Pilih dari daftar, atau tulis nama butir baru persis "
        "seperti di lembar “{items}”.",
        en="The item “{name}” is not known. Choose from the list, or write the name of a new item "
        "exactly as on the sheet “{items}”.",
    ),
    "group-twice": Text(
        id="“{name}” untuk butir ini sudah ada di baris {there}. Gabungkan kedua baris itu.",
        en="“{name}” of this item already stands in row {there}. Join the two rows.",
    ),
    "not-new": Text(
        id="Baris baru tidak dapat ditambahkan di lembar ini.",
        en="No new row can be added on this sheet.",
    ),
    # Tables of others
    "unrolled": Text(
        id="Sel gabungan di tabel ini diuraikan: setiap selnya berisi yang sama.",
        en="Merged cells in this table were unrolled: each of them holds the same.",
    ),
    "total-row": Text(
        id="Baris ini tampaknya jumlah atau rekapitulasi, bukan butir, jadi disisihkan.",
        en="This row seems to be a total, not an item, so it is kept aside.",
    ),
    # One cell
    "formula-without-result": Text(
        id="Rumus di sel ini tidak mempunyai hasil. Tulis nilainya, atau buka dan simpan lagi "
        "berkasnya di Excel.",
        en="The formula in this cell has no result. Write the value, or open and save the file in "
        "Excel once more.",
    ),
    "formula": Text(
        id="Sel ini memuat rumus; yang dibaca adalah hasilnya: {value}.",
        en="This cell holds a formula; what is read is its result: {value}.",
    ),
    "error-cell": Text(
        id="Sel ini memuat galat Excel (misalnya #REF! atau #N/A). Tulis nilainya.",
        en="This cell holds an Excel error (such as #REF! or #N/A). Write the value.",
    ),
    "percent-cell": Text(
        id="Sel ini ditampilkan sebagai persen. Ubah formatnya menjadi Umum dan tulis "
        "bilangannya, misalnya {number}; persen adalah satuannya.",
        en="This cell is shown as a percentage. Change its format to General and write the "
        "number, such as {number}; percent is its unit.",
    ),
    "number-as-text": Text(
        id="Sel ini memuat bilangan {value}, padahal kolomnya teks; angka nol di belakang bisa "
        "hilang. Ubah format selnya menjadi Teks, lalu tulis lagi.",
        en="This cell holds the number {value}, but the column is text; zeros at its end may be "
        "lost. Change the format of the cell to Text and write it again.",
    ),
    "date-as-other": Text(
        id="Sel ini berisi tanggal, padahal kolomnya bukan tanggal. Ubah formatnya menjadi Teks "
        "atau Umum, lalu tulis lagi.",
        en="This cell holds a date, but the column is no date. Change its format to Text or "
        "General and write it again.",
    ),
    "number-as-day": Text(
        id="Sel ini berisi bilangan {value}, bukan tanggal. Tulis misalnya 22 September 2022.",
        en="This cell holds the number {value}, no date. Write for example 22 September 2022.",
    ),
    "truth-as-other": Text(
        id="Sel ini berisi BENAR atau SALAH, padahal kolomnya memerlukan isian lain.",
        en="This cell holds TRUE or FALSE, but the column needs something else.",
    ),
    "not-whole": Text(
        id="{value} bukan bilangan bulat. Di sini tidak boleh ada angka di belakang koma.",
        en="{value} is not a whole number. There can be no decimals here.",
    ),
    "not-in-list": Text(
        id="“{value}” tidak ada dalam daftar {title}. Pilih salah satu, misalnya: {choices}.",
        en="“{value}” is not in the list {title}. Choose one, for example: {choices}.",
    ),
    "reference-unknown": Text(
        id="“{value}” tidak ada di {title}. Pilih dari daftar, atau tambahkan dahulu butirnya.",
        en="“{value}” is not in {title}. Choose from the list, or add the item first.",
    ),
    "marker": Text(
        id="Tulis isinya; kalimat ini hanya pengganti isian yang terlalu panjang.",
        en="Write the content; this sentence only stands for an entry that was too long.",
    ),
    "row-number": Text(
        id="Tulis urutan sebagai bilangan bulat, atau kosongkan untuk baris baru.",
        en="Write the order as a whole number, or leave it empty for a new row.",
    ),
}
