"""Parts of an index side by side."""

from decimal import Decimal

import pytest

from selaras.documents.chart import ScoreRow, score_profile
from tests.documents.chart.drawn import boxes, said

ROWS = [
    ScoreRow("Output", None, Decimal("3.5"), Decimal("2.345"), Decimal(3)),
    ScoreRow("Dampak", "#3b4cab", None, Decimal(4)),
    ScoreRow("Quick win", None, Decimal(2), None),
]
SCALE = (Decimal(0), Decimal(4))


def test_the_table_rounds_half_up_and_tells_what_is_missing() -> None:
    chart = score_profile(ROWS, "id", scale=SCALE, title="Nilai")
    assert chart is not None
    assert chart.head == ("Bagian", "Mandiri", "Akhir", "Lalu")
    assert chart.rows == (
        ("Output", "3,50", "2,35", "3,00"),
        ("Dampak", "–", "4,00", "–"),
        ("Quick win", "2,00", "–", "–"),
    )
    assert chart.alternative == (
        "Nilai: nilai akhir tertinggi Dampak (4,00), terendah Output (2,35), pada skala 0–4."
    )


def test_bars_are_as_long_as_their_value_on_the_scale() -> None:
    chart = score_profile(ROWS, "id", scale=(Decimal(1), Decimal(5)), title="Nilai")
    assert chart is not None
    (track, _), *_ = boxes(chart, "#eceee9")
    assert [width for width, _ in boxes(chart, "#0b5f5a")] == pytest.approx(
        [track * 1.345 / 4], abs=0.02
    )
    assert [width for width, _ in boxes(chart, "#3b4cab")] == pytest.approx(
        [track * 3 / 4], abs=0.02
    )


def test_beside_a_table_only_final_values_stand_in_the_drawing() -> None:
    chart = score_profile(ROWS[:1], "en", scale=SCALE, title="Scores", numbers=False)
    assert chart is not None
    assert said(chart) == ["Final", "Output", "2.35", "0", "2", "4"]


def test_nothing_to_draw() -> None:
    assert score_profile(ROWS[2:], "id", scale=SCALE, title="Nilai") is None
