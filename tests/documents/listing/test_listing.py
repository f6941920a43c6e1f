"""A list as Excel opens it."""

import io
from datetime import date
from fractions import Fraction

import openpyxl

from selaras.documents.listing import Column, Listing, write_listing

DAY = date(2026, 12, 5)
LISTING = Listing(
    "Sanggahan: Evaluasi 2026 / tahap [1]",
    (Column("Daerah", 20), Column("Nilai"), Column("Tanggal")),
    (
        ("=1+1", Fraction(139, 40), DAY),
        ("https://contoh.example", None, None),
        ("\x01hitam", "", 3),
    ),
    notes=("Nilai dibulatkan setengah ke atas.",),
)


def test_texts_stay_texts_and_numbers_numbers() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_listing(LISTING, on=DAY))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Daerah", "Nilai", "Tanggal")
    assert rows[1][:2] == ("=1+1", 3.475)
    assert str(rows[1][2]) == "2026-12-05 00:00:00"
    assert sheet["A2"].data_type == "s"
    assert rows[2] == ("https://contoh.example", None, None)
    assert sheet["A3"].hyperlink is None
    assert rows[3][2] == 3
    assert rows[5][0] == "Nilai dibulatkan setengah ke atas."
    assert sheet.freeze_panes == "A2"


def test_the_same_list_of_the_same_day_is_the_same_file() -> None:
    assert write_listing(LISTING, on=DAY) == write_listing(LISTING, on=DAY)
