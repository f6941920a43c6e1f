"""Provinces, regencies and cities: reading regions.csv and finding one by words."""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from importlib.resources.abc import Traversable
from typing import Final, Literal, get_args

from selaras.core.framework import Region
from selaras.reference.files import read_text
from selaras.reference.problems import Notes

FILE: Final = "regions.csv"
COLUMNS: Final = ["code", "kind", "name", "province_code", "lat", "lon", "area_km2", "population"]

Kind = Literal["province", "regency", "city"]

_CODE: Final[dict[Kind, str]] = {
    "province": r"\d\d",
    "regency": r"\d\d\.[0-6]\d",
    "city": r"\d\d\.[7-9]\d",
}
_PREFIX: Final[dict[Kind, str]] = {"province": "", "regency": "Kabupaten ", "city": "Kota "}
_DECIMAL: Final = re.compile(r"-?\d{1,9}(\.\d{1,6})?")


def read_regions(folder: Traversable, notes: Notes) -> tuple[Region, ...]:
    """All rows of regions.csv; what is wrong with a row is noted with its line."""
    text = read_text(folder, FILE, notes)
    if text is None:
        return ()
    rows = csv.reader(text.splitlines(keepends=True))
    if next(rows, None) != COLUMNS:
        expected = ",".join(COLUMNS)
        notes.note(
            FILE,
            1,
            id=f"Baris judul harus berbunyi {expected}.",
            en=f"The header row must read {expected}.",
        )
        return ()
    return tuple(_regions(rows, notes))


def _regions(rows: Iterable[list[str]], notes: Notes) -> Iterable[Region]:
    taken: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        region = _Row(line, row, notes).region(taken)
        if region is not None:
            taken.setdefault(region.code, line)
            yield region


class _Row:
    """One row of regions.csv with its line, for the sentences about it."""

    def __init__(self, line: int, cells: list[str], notes: Notes) -> None:
        self.line = line
        self.cells = cells
        self.notes = notes

    def note(self, *, id: str, en: str) -> None:
        self.notes.note(FILE, self.line, id=id, en=en)

    def region(self, taken: dict[str, int]) -> Region | None:
        """The region of this row; None when it has the wrong columns or kind."""
        if len(self.cells) != len(COLUMNS):
            self.note(
                id=f"Baris ini punya {len(self.cells)} kolom, seharusnya {len(COLUMNS)}.",
                en=f"This row has {len(self.cells)} columns, it should have {len(COLUMNS)}.",
            )
            return None
        code, kind, name, province, lat, lon, area, population = self.cells
        if kind not in get_args(Kind):
            self.note(
                id=f"Jenis daerah '{kind}' tidak dikenal: province, regency, atau city.",
                en=f"The kind of region '{kind}' is not known: province, regency or city.",
            )
            return None
        known: Kind = kind  # type: ignore[assignment]  # checked against the literal above
        self.check_code(code, known, province, taken)
        self.check_name(name, known)
        count = self.number(population, "population", 0, 10**9)
        return Region(
            code=code,
            kind=known,
            name=name,
            province_code=province,
            latitude=self.number(lat, "lat", -12, 7),
            longitude=self.number(lon, "lon", 94, 142),
            area_km2=self.number(area, "area_km2", 0, 10**6),
            population=None if count is None else int(count),
        )

    def check_code(self, code: str, kind: Kind, province: str, taken: dict[str, int]) -> None:
        if not re.fullmatch(_CODE[kind], code):
            self.note(
                id=f"Kode '{code}' tidak berpola {_CODE[kind]} untuk jenis {kind}.",
                en=f"The code '{code}' is not of the pattern {_CODE[kind]} for a {kind}.",
            )
        if code in taken:
            self.note(
                id=f"Kode '{code}' sudah dipakai di baris {taken[code]}.",
                en=f"The code '{code}' is already used on line {taken[code]}.",
            )
        if code[:2] != province or (kind != "province" and province not in taken):
            self.note(
                id=f"Provinsi '{province}' dari daerah '{code}' tidak ada di atasnya.",
                en=f"The province '{province}' of region '{code}' does not stand above it.",
            )

    def check_name(self, name: str, kind: Kind) -> None:
        prefix = _PREFIX[kind]
        if not name.strip() or not name.startswith(prefix):
            self.note(
                id=f"Nama daerah '{name}' harus diisi dan diawali '{prefix}'.",
                en=f"The name of the region '{name}' must be filled and begin with '{prefix}'.",
            )

    def number(self, cell: str, column: str, low: int, high: int) -> Decimal | None:
        """A decimal number between two bounds, None for a blank cell."""
        if not cell:
            return None
        if _DECIMAL.fullmatch(cell) and low <= (value := Decimal(cell)) <= high:
            return value
        self.note(
            id=f"'{cell}' pada kolom {column} bukan angka dari {low} sampai {high}.",
            en=f"'{cell}' in column {column} is not a number from {low} to {high}.",
        )
        return None
