"""The rows of an uploaded .xlsx file, bounded before anything large is made of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from selaras.documents.worksheet.container import open_office_file
from selaras.documents.worksheet.remarks import Refused as Unreadable
from selaras.web.cohorts.refusals import Refused

LARGEST: Final = 5 * 1024 * 1024
"""Bytes of the file."""

MOST_ROWS: Final = 19_999
LONGEST_CELL: Final = 2_000
_HEADS_WITHIN: Final = 10
"""Rows of the sheet in which the heads are looked for."""

HEADS: Final[dict[str, tuple[str, ...]]] = {
    "year": ("angkatan", "tahun", "tahun angkatan", "cohort", "year", "cohort year"),
    "region": (
        "daerah",
        "nama daerah",
        "kabupaten kota",
        "kab kota",
        "region",
        "kode daerah",
        "kode",
        "code",
    ),
    "province": ("provinsi", "province"),
    "mode": ("cara ikut", "cara", "mode"),
    "area": ("kawasan", "area", "special area"),
    "source": ("sumber", "source"),
}
"""By the column what may stand above it, the likeliest first."""

REQUIRED: Final = ("year", "region")

# Spreadsheets write a cell with its address first; 19,999 rows and the columns A to AZ at most,
# for one cell further out would make the reader hold every cell up to it.
_OTHER_CELL = re.compile(
    rb'<c(?=[\s/>])(?! r="A?[A-Z](?:[1-9][0-9]{0,3}|1[0-9]{4})"[^<>]{0,280}>)|<[\w.-]{1,60}:c[\s/>]'
)
_MACROS = ("vbaproject.bin",)


@dataclass(frozen=True, slots=True)
class Raw:
    """A row as it stands in the file, by column; `number` is the one that Excel shows."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet, and above which letter each column stands (`A`)."""

    rows: tuple[Raw, ...]
    letters: dict[str, str]


def read(content: bytes) -> Sheet:
    """The first sheet with the heads that are needed. Raises Refused with what to do instead."""
    try:
        container = open_office_file(content)
    except Unreadable as unreadable:
        text = unreadable.remarks[0].message
        raise Refused(id=text.id, en=text.in_("en")) from unreadable
    names = [name.lower() for name in container.members]
    if "xl/workbook.xml" not in names or any(name.endswith(_MACROS) for name in names):
        raise Refused(
            id="Berkas ini bukan buku kerja .xlsx tanpa makro. Simpan sebagai .xlsx biasa.",
            en="This is not an .xlsx workbook without macros. Save it as a plain .xlsx.",
        )
    _require_bounds(container.members, container.sheets)
    try:
        book = CalamineWorkbook.from_filelike(container.as_checked())
        pages = [
            book.get_sheet_by_name(each.name).to_python(skip_empty_area=False)
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        ]
    except CalamineError as error:
        raise Refused(
            id="Berkas ini rusak. Buka di Excel, simpan lagi, lalu unggah.",
            en="This file is broken. Open it in Excel, save it again, then upload it.",
        ) from error
    found = next((sheet for page in pages if (sheet := _sheet(page)) is not None), None)
    if found is None:
        raise Refused(
            id="Judul kolom tidak ditemukan. Sedikitnya perlu kolom Angkatan dan Daerah; pakai "
            "berkas contoh bila ragu.",
            en="The heads of the columns were not found. At least the columns Angkatan (cohort) "
            "and Daerah (region) are needed; use the template when in doubt.",
        )
    return found


def _require_bounds(members: dict[str, bytes], sheets: dict[str, bytes]) -> None:
    """Refuse what would be too much to hold, before a library makes cells of it."""
    if any(_OTHER_CELL.search(sheet) for sheet in sheets.values()):
        raise Refused(
            id=f"Lembar ini lebih besar dari {MOST_ROWS} baris dan 52 kolom, atau tidak ditulis "
            "seperti biasanya. Hapus isian yang jauh di luar daftar, simpan dengan Excel, lalu "
            "unggah.",
            en=f"This sheet is larger than {MOST_ROWS} rows and 52 columns, or not written as "
            "usual. Remove what stands far outside the list, save it with Excel, then upload it.",
        )
    for name, data in members.items():
        if name.lower().endswith("sharedstrings.xml"):
            longest = max(map(len, data.split(b"<si")[1:]), default=0)
            if longest > 4 * LONGEST_CELL:
                raise Refused(
                    id=f"Ada sel yang lebih panjang dari {LONGEST_CELL} huruf. Pendekkan isinya.",
                    en=f"A cell is longer than {LONGEST_CELL} letters. Shorten what it says.",
                )


def _sheet(page: Sequence[Sequence[Any]]) -> Sheet | None:
    """The rows below the heads; None where the sheet has not the heads that are needed."""
    for place, row in enumerate(page[:_HEADS_WITHIN]):
        columns = _columns(row)
        if all(name in columns for name in REQUIRED):
            rows = [
                Raw(number, {name: _text(cells[at], name) for name, at in columns.items()})
                for number, cells in enumerate(page[place + 1 :], start=place + 2)
            ]
            letters = {name: _letter(at) for name, at in columns.items()}
            return Sheet(tuple(each for each in rows if any(each.cells.values())), letters)
    return None


def _columns(row: Sequence[Any]) -> dict[str, int]:
    """Where each column stands; of several heads that fit the likeliest."""
    heads = [_plain(cell) for cell in row]
    found = {}
    for name, words in HEADS.items():
        place = next((heads.index(word) for word in words if word in heads), None)
        if place is not None:
            found[name] = place
    return found


def _plain(cell: Any) -> str:
    return " ".join(re.findall(r"[^\W_]+", str(cell).lower()))


def _text(cell: Any, name: str) -> str:
    """What somebody wrote: 2021.0 is the year 2021, and 73.2 the code 73.20."""
    if isinstance(cell, str):
        return " ".join(cell[:LONGEST_CELL].split()) if cell else ""
    if isinstance(cell, float):
        if cell.is_integer():
            return str(int(cell))
        return f"{cell:.2f}" if name == "region" else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _letter(place: int) -> str:
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
