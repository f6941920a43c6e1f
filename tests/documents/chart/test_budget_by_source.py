"""The budget by source of funds."""

import pytest

from selaras.documents.chart import Source, budget_by_source
from tests.documents.chart.drawn import BILLION, boxes, said

SOURCES = [
    Source("Dana Desa", 2 * BILLION),
    Source("APBD Kabupaten", 13 * BILLION),
    Source("KPBU", 0),
    Source("CSR", BILLION),
]


def test_the_table_is_ordered_by_amount_and_gives_shares() -> None:
    chart = budget_by_source(SOURCES, "id", title="Sumber dana")
    assert chart is not None
    assert chart.head == ("Sumber dana", "Anggaran (Rp juta)", "Bagian")
    assert [
        tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in chart.rows
    ] == [
        ("APBD Kabupaten", "13.000", "81,3 %"),
        ("Dana Desa", "2.000", "12,5 %"),
        ("CSR", "1.000", "6,3 %"),
        ("KPBU", "0", "0,0 %"),
    ]


def test_the_words_tell_the_largest_and_the_smallest_that_gives() -> None:
    chart = budget_by_source(SOURCES, "en", title="Sources")
    assert chart is not None
    assert chart.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "Sources: APBD Kabupaten bears 81.3 % of Rp 16.0 billion. The smallest is CSR, 6.3 %."
    )


def test_bars_keep_the_proportions() -> None:
    chart = budget_by_source(SOURCES, "id", title="Sumber dana")
    assert chart is not None
    widths = [width for width, _ in boxes(chart, "#0b5f5a")]
    assert widths[1] / widths[0] == pytest.approx(2 / 13, abs=0.001)
    assert widths[2] / widths[0] == pytest.approx(1 / 13, abs=0.001)
    assert said(chart)[:4] == ["Rp miliar", "APBD Kabupaten", "13,0", "81,3\N{NO-BREAK SPACE}%"]


def test_nothing_to_draw() -> None:
    assert budget_by_source([], "id", title="Sumber dana") is None
    assert budget_by_source([Source("KPBU", 0)], "id", title="Sumber dana") is None
