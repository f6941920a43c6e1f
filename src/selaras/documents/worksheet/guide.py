"""The first sheet: what this workbook is, from which plan, and how to fill it in."""

from datetime import date

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from selaras.core.text import Language, Text, format_date
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.version import Identity

TITLE = Text(id="Petunjuk", en="Guide")
REVISION = Text(id="Revisi", en="Revision")

_WHAT = Text(
    id="Lembar kerja masterplan smart city",
    en="Smart city masterplan worksheet",
)
_PLAN = Text(id="Rencana", en="Plan")
_REGION = Text(id="Daerah", en="Region")
_TAKEN = Text(id="Diambil pada", en="Taken on")
_FINGERPRINT = Text(id="Sidik jari", en="Fingerprint")
_CONTENTS = Text(id="Isi", en="Contents")
_ROWS = Text(id="{count} butir", en="{count} items")
_HOW = Text(id="Cara mengisi", en="How to fill it in")

_STEPS = (
    Text(
        id="Isi sel putih. Kolom abu-abu (kunci butir) dikunci agar isian kembali ke butir yang "
        "benar. Kuncinya tanpa kata sandi; pengunci itu hanya menjaga dari salah ketik.",
        en="Fill in the white cells. The grey column (key of the item) is locked, so that what "
        "you write returns to the right item. There is no password; it only guards slips.",
    ),
    Text(
        id="Butir baru: tulis di baris kosong di bawah dan biarkan kuncinya kosong. Untuk "
        "lembar rinciannya (misalnya anggaran), tulis nama butir baru itu di kolom pertama.",
        en="A new item: write in an empty row below and leave its key empty. On the sheets of "
        "its details (such as the budget) write the name of the new item in the first column.",
    ),
    Text(
        id="Menghapus baris tidak langsung menghapus butirnya: saat lembar ini diunggah, Selaras "
        "bertanya dahulu. Urutan baris boleh diubah; urutan butir dalam rencana tetap.",
        en="Deleting a row does not delete its item at once: Selaras asks when this file is "
        "uploaded. Rows may be sorted; the order of the items in the plan stays.",
    ),
    Text(
        id="Sel yang dikosongkan berarti isiannya dihapus.",
        en="An emptied cell means that its entry is removed.",
    ),
    Text(
        id="Pilih dari daftar bila ada. Beberapa pilihan dalam satu sel ditulis satu per baris "
        "(Alt+Enter). Semua pilihan ada di lembar Daftar.",
        en="Choose from the list where there is one. Several choices in a cell stand one in each "
        "line (Alt+Enter). All choices are on the sheet Lists.",
    ),
    Text(
        id="Rupiah ditulis penuh, misalnya 1500000000; “Rp 1,5 miliar” juga dipahami. Tanggal "
        "ditulis sebagai teks, misalnya 22 September 2022. Persen ditulis tanpa tanda %.",
        en="Rupiah are written in full, such as 1500000000; “Rp 1.5 billion” is understood too. "
        "Dates are text, such as 22 September 2022. Percentages have no % sign.",
    ),
    Text(
        id="Rumus boleh dipakai; yang dibaca adalah hasilnya. Jangan menggabungkan sel. Kolom "
        "boleh dipindah atau disembunyikan; kolom tambahan tidak dibaca.",
        en="Formulas may be used; what is read is their result. Do not merge cells. Columns may "
        "be moved or hidden; additional columns are not read.",
    ),
    Text(
        id="Simpan sebagai .xlsx, lalu unggah di halaman rencana. Anda melihat dahulu apa yang "
        "berubah, lalu memilih yang diterima. Berkas yang sama dua kali tidak mengubah apa pun.",
        en="Save as .xlsx and upload it on the page of the plan. You see first what would change "
        "and choose what to accept. The same file twice changes nothing.",
    ),
)


def write(book: Workbook, sheet: Worksheet, labels: Labels, identity: Identity, on: date) -> None:
    """Fill the sheet."""
    language = labels.language
    title = book.add_format({"bold": True, "font_size": 16, "font_color": "#0b5f5a"})
    head = book.add_format({"bold": True, "font_size": 12, "font_color": "#0b5f5a"})
    name = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"font_color": "#0b5f5a", "underline": 1, "valign": "top"})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, _WHAT.in_(language), title)
    row = 2
    for label, value in _told(labels, identity, on, language):
        sheet.write_string(row, 0, label.in_(language), name)
        sheet.write_string(row, 1, value, text)
        row += 1
    sheet.write_string(row + 1, 0, _CONTENTS.in_(language), head)
    row += 2
    for code, sheet_title in identity.sheets.items():
        sheet.write_url(row, 0, f"internal:'{sheet_title}'!A1", link, sheet_title)
        part = code if code in identity.keys else None
        if part is not None:
            count = _ROWS.format(count=len(identity.keys[part]))
            sheet.write_string(row, 1, count.in_(language), text)
        row += 1
    sheet.write_string(row + 1, 0, _HOW.in_(language), head)
    for number, step in enumerate(_STEPS, 1):
        sheet.write_number(row + 1 + number, 0, number, name)
        sheet.write_string(row + 1 + number, 1, step.in_(language), text)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True})


def _told(
    labels: Labels, identity: Identity, on: date, language: Language
) -> tuple[tuple[Text, str], ...]:
    plan = labels.plan
    regions = [labels.knowledge.region_ever[code].name for code in plan.regions]
    version = identity.version
    return (
        (_PLAN, plan.title.in_(language)),
        (_REGION, ", ".join(regions)),
        (REVISION, str(version.revision)),
        (_TAKEN, format_date(on, language)),
        (_FINGERPRINT, version.fingerprint),
    )
