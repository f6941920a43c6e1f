"""The readiness profile."""

from decimal import Decimal

import pytest

from selaras.documents.chart import ElementLevel, readiness_profile
from tests.documents.chart.drawn import boxes, said

ELEMENTS = [
    ElementLevel("Struktur", Decimal("2.345"), 12),
    ElementLevel("Infrastruktur", Decimal("1.2"), 1),
    ElementLevel("Budaya", None, 0),
]


def test_the_table_rounds_half_up_and_tells_what_is_missing() -> None:
    chart = readiness_profile(ELEMENTS, "id", title="Kesiapan")
    assert chart is not None
    assert chart.head == ("Unsur", "Tingkat rata-rata (0–4)", "Jumlah fakta")
    assert chart.rows == (
        ("Struktur", "2,35", "12"),
        ("Infrastruktur", "1,20", "1"),
        ("Budaya", "tidak ada data", "0"),
    )


def test_the_words_tell_the_highest_the_lowest_and_the_unknown() -> None:
    chart = readiness_profile(ELEMENTS, "en", title="Readiness")
    assert chart is not None
    assert chart.alternative == (
        "Readiness: highest Struktur (2.35 of 4), lowest Infrastruktur (1.20 of 4). "
        "No data for Budaya."
    )


def test_bars_are_as_long_as_their_level_on_the_scale_of_four() -> None:
    chart = readiness_profile(ELEMENTS, "id", title="Kesiapan")
    assert chart is not None
    (track, _), *_ = boxes(chart, "#eceee9")
    widths = [width for width, _ in boxes(chart, "#0b5f5a")]
    assert widths == pytest.approx([track * 2.345 / 4, track * 1.2 / 4], abs=0.02)


def test_labels_in_the_drawing() -> None:
    chart = readiness_profile(ELEMENTS, "id", title="Kesiapan")
    assert chart is not None
    assert said(chart) == [
        *("Struktur", "12 fakta", "2,35"),
        *("Infrastruktur", "1 fakta", "1,20"),
        *("Budaya", "0 fakta", "tidak ada data"),
        *("0", "1", "2", "3", "4"),
    ]


def test_nothing_to_draw() -> None:
    assert readiness_profile([], "id", title="Kesiapan") is None
    assert readiness_profile([ElementLevel("Alam", None, 0)], "id", title="Kesiapan") is None
