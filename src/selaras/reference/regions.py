"""Reading regions.csv: provinces, regencies and cities with their official codes."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Final, Literal

from selaras.core.framework import Region
from selaras.reference.files import read_text
from selaras.reference.problems import Notes

FILE: Final = "regions.csv"
COLUMNS: Final = ["code", "kind", "name", "province_code", "lat", "lon", "area_km2", "population"]

Kind = Literal["province", "regency", "city"]

_KINDS: Final[dict[str, Kind]] = {"province": "province", "regency": "regency", "city": "city"}
# Cities count from 71 within their province, regencies from 01.
_CODE: Final[dict[Kind, str]] = {
    "province": "[0-9]{2}",
    "regency": "[0-9]{2}[.][0-6][0-9]",
    "city": "[0-9]{2}[.][7-9][0-9]",
}
_NAME: Final[dict[Kind, str]] = {
    "province": "[A-Z][A-Za-z' -]+",
    "regency": "Kabupaten [A-Z][A-Za-z' -]+",
    "city": "Kota [A-Z][A-Za-z' -]+",
}
_DECIMAL: Final = "-?[0-9]{1,9}([.][0-9]{1,6})?"
_WHOLE: Final = "[0-9]{1,9}"


def read_regions(folder: Traversable, notes: Notes) -> tuple[Region, ...]:
    """All rows of regions.csv; what is wrong with a row is noted with its line."""
    text = read_text(folder, FILE, notes)
    return () if text is None else tuple(_regions(text, notes))


def _regions(text: str, notes: Notes) -> Iterator[Region]:
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    taken: dict[str, int] = {}
    try:
        if next(rows, None) != COLUMNS:
            expected = ",".join(COLUMNS)
            notes.note(
                FILE,
                1,
                id=f"Baris judul harus berbunyi {expected}.",
                en=f"The header row must read {expected}.",
            )
            return
        for cells in rows:
            region = _Row(rows.line_num, cells, notes).region(taken)
            if region is not None:
                yield region
    except csv.Error:
        notes.note(
            FILE,
            max(rows.line_num, 1),
            id="CSV tidak terbaca mulai di sini; periksa tanda kutip.",
            en="The CSV cannot be read from here; look at the quotation marks.",
        )


class _Row:
    """One row of regions.csv with its line, for the sentences about it."""

    def __init__(self, line: int, cells: list[str], notes: Notes) -> None:
        self.line = line
        self.cells = cells
        self.notes = notes

    def note(self, *, id: str, en: str) -> None:
        self.notes.note(FILE, self.line, id=id, en=en)

    def region(self, taken: dict[str, int]) -> Region | None:
        """The region of this row; None when its columns or its kind are wrong."""
        if len(self.cells) != len(COLUMNS):
            self.note(
                id=f"Baris ini punya {len(self.cells)} kolom, seharusnya {len(COLUMNS)}.",
                en=f"This row has {len(self.cells)} columns, it should have {len(COLUMNS)}.",
            )
            return None
        code, written_kind, name, province, lat, lon, area, population = self.cells
        kind = _KINDS.get(written_kind)
        if kind is None:
            self.note(
                id=f"Jenis daerah '{written_kind}' tidak dikenal: province, regency, atau city.",
                en=f"The kind '{written_kind}' is not known: province, regency or city.",
            )
            return None
        self.check_code(code, kind, province, taken)
        if not re.fullmatch(_NAME[kind], name):
            self.note(
                id=f"Nama '{name}' harus berpola {_NAME[kind]}.",
                en=f"The name '{name}' must be of the pattern {_NAME[kind]}.",
            )
        people = self.number(population, "population", 0, 10**9, _WHOLE)
        return Region(
            code=code,
            kind=kind,
            name=name,
            province_code=province,
            latitude=self.number(lat, "lat", -12, 7),
            longitude=self.number(lon, "lon", 94, 142),
            area_km2=self.number(area, "area_km2", 0, 10**6),
            population=None if people is None else int(people),
        )

    def check_code(self, code: str, kind: Kind, province: str, taken: dict[str, int]) -> None:
        """Form, uniqueness and province of a code; a code is taken from here on."""
        if not re.fullmatch(_CODE[kind], code):
            self.note(
                id=f"Kode '{code}' untuk jenis {kind} harus berpola {_CODE[kind]}.",
                en=f"The code '{code}' of a {kind} must be of the pattern {_CODE[kind]}.",
            )
        first = taken.setdefault(code, self.line)
        if first != self.line:
            self.note(
                id=f"Kode '{code}' sudah dipakai di baris {first}.",
                en=f"The code '{code}' is already used on line {first}.",
            )
        if code[:2] != province or province not in taken:
            self.note(
                id=f"Provinsi '{province}' dari daerah '{code}' tidak ada di atasnya.",
                en=f"The province '{province}' of region '{code}' does not stand above it.",
            )

    def number(
        self, cell: str, column: str, low: int, high: int, pattern: str = _DECIMAL
    ) -> Decimal | None:
        """A number between two bounds, None for a blank cell."""
        if not cell:
            return None
        if re.fullmatch(pattern, cell) and low <= (value := Decimal(cell)) <= high:
            return value
        self.note(
            id=f"'{cell}' pada kolom {column} bukan angka dari {low} sampai {high}.",
            en=f"'{cell}' in column {column} is not a number from {low} to {high}.",
        )
        return None
