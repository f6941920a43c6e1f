"""The dimensions side by side."""

import pytest

from selaras.documents.chart import DimensionSize, dimension_profile
from tests.documents.chart.drawn import BILLION, MILLION, boxes, said

DIMENSIONS = [
    DimensionSize("Smart Governance", "#3b4cab", 12, 12_345 * MILLION),
    DimensionSize("Smart Living", "#006f68", 3, 6_172_500_000),
    DimensionSize("Smart Society", "#b0431f", 0, None),
]


def test_the_table_holds_the_numbers_as_given() -> None:
    chart = dimension_profile(DIMENSIONS, "id", title="Dimensi")
    assert chart is not None
    assert chart.head == ("Dimensi", "Jumlah program", "Anggaran (Rp)")
    assert chart.rows == (
        ("Smart Governance", "12", "12.345.000.000"),
        ("Smart Living", "3", "6.172.500.000"),
        ("Smart Society", "0", "tidak ada data"),
    )


def test_the_words_tell_most_fewest_and_costliest() -> None:
    chart = dimension_profile(DIMENSIONS, "en", title="Dimensions")
    assert chart is not None
    assert chart.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "Dimensions: most programmes are in Smart Governance (12), fewest in Smart Society (0). "
        "The largest budget is that of Smart Governance, Rp 12.3 billion."
    )


def test_bars_keep_the_proportions_in_the_colour_of_their_dimension() -> None:
    chart = dimension_profile(DIMENSIONS, "id", title="Dimensi")
    assert chart is not None
    (many, _), (dear, _) = boxes(chart, "#3b4cab")
    (few, _), (cheap, _) = boxes(chart, "#006f68")
    assert few / many == pytest.approx(3 / 12, abs=0.001)
    assert cheap / dear == pytest.approx(0.5, abs=0.001)


def test_labels_in_the_drawing() -> None:
    chart = dimension_profile(DIMENSIONS, "id", title="Dimensi")
    assert chart is not None
    assert said(chart) == [
        *("Program", "Anggaran (Rp miliar)"),
        *("Smart Governance", "12", "12,3"),
        *("Smart Living", "3", "6,2"),
        *("Smart Society", "0", "tidak ada data"),
    ]


def test_nothing_to_draw() -> None:
    empty = DimensionSize("Smart Living", "#006f68", 0, BILLION)
    assert dimension_profile([], "id", title="Dimensi") is None
    assert dimension_profile([empty], "id", title="Dimensi") is None
