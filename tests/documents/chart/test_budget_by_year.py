"""The budget year by year."""

import pytest

from selaras.documents.chart import Part, budget_by_year
from tests.documents.chart.drawn import MILLION, boxes, said

PARTS = [
    Part("Smart Governance", "#3b4cab", (1500 * MILLION, 3000 * MILLION, None), "G"),
    Part("Smart Living", "#006f68", (500 * MILLION, None, None), "L"),
    Part("Smart Society", "#b0431f", (0, 0, None), "S"),
]
YEARS = range(2023, 2026)


def test_the_table_adds_up_each_year() -> None:
    chart = budget_by_year(YEARS, PARTS, "id", title="Anggaran")
    assert chart is not None
    assert chart.head == (
        "Tahun",
        "Smart Governance (Rp juta)",
        "Smart Living (Rp juta)",
        "Smart Society (Rp juta)",
        "Jumlah (Rp juta)",
    )
    assert chart.rows == (
        ("2023", "1.500", "500", "0", "2.000"),
        ("2024", "3.000", "tidak ada data", "0", "3.000"),
        ("2025", "tidak ada data", "tidak ada data", "tidak ada data", "tidak ada data"),
    )


def test_the_words_tell_the_sum_the_extremes_and_the_largest_part() -> None:
    chart = budget_by_year(YEARS, PARTS, "id", title="Anggaran")
    assert chart is not None
    assert chart.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "Anggaran: seluruhnya Rp 5,0 miliar; terbesar Rp 3,0 miliar pada 2024, "
        "terkecil Rp 2,0 miliar pada 2023. Bagian terbesar Smart Governance, 90,0 %."
    )


def test_boxes_are_as_high_as_their_amounts() -> None:
    chart = budget_by_year(YEARS, PARTS, "id", title="Anggaran")
    assert chart is not None
    (_, first), (_, second) = boxes(chart, "#3b4cab")
    ((_, living),) = boxes(chart, "#006f68")
    # Each box gives up one pixel to the gap above it; 240 pixels stand for 3 miliar.
    assert (first, second, living) == pytest.approx((119, 239, 39), abs=0.02)


def test_total_above_letters_inside_and_names_beside() -> None:
    chart = budget_by_year(YEARS, PARTS, "en", title="Budget")
    assert chart is not None
    words = said(chart)
    assert words[:8] == ["Rp billion", "0", "1", "2", "3", "2023", "2024", "2025"]
    assert words[8:] == [
        *("G", "L", "2.0"),
        *("G", "3.0"),
        *("no", "data"),
        *("Smart Governance", "Smart Living"),
    ]


def test_nothing_to_draw() -> None:
    assert budget_by_year(YEARS, [], "id", title="Anggaran") is None
    assert budget_by_year(YEARS, PARTS[2:], "id", title="Anggaran") is None
