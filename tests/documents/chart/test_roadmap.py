"""The roadmap."""

from xml.etree import ElementTree

import pytest

from selaras.documents.chart import Horizon, RoadmapRow, roadmap, roadmap_pages
from tests.documents.chart.drawn import boxes, rows, said

HORIZONS = [Horizon("jangka pendek", 2023), Horizon("jangka menengah", 2027)]
ROWS = [
    RoadmapRow("Super Apps", 2023, 2024, "#3b4cab", "quick-win", "Smart Governance"),
    RoadmapRow("Arsitektur SPBE", 2021, 2023, "#3b4cab", "existing", "Smart Governance"),
    RoadmapRow("Bank sampah", None, None, "#3a7423", "innovation", "Smart Environment"),
    RoadmapRow("Hutan kota", 2018, 2020, "#3a7423", "innovation", "Smart Environment"),
]


def test_the_table_holds_the_rows_as_given() -> None:
    chart = roadmap(ROWS, (2023, 2027), HORIZONS, "id", title="Peta jalan")
    assert chart is not None
    assert chart.head == ("Kelompok", "Program", "Mulai", "Selesai", "Jenis")
    assert chart.rows == (
        ("Smart Governance", "Super Apps", "2023", "2024", "quick win"),
        ("Smart Governance", "Arsitektur SPBE", "2021", "2023", "program yang sudah ada"),
        ("Smart Environment", "Bank sampah", "tidak ada data", "tidak ada data", "inovasi baru"),
        ("Smart Environment", "Hutan kota", "2018", "2020", "inovasi baru"),
    )


def test_the_words_tell_how_many_run_at_once() -> None:
    chart = roadmap(ROWS, (2023, 2027), HORIZONS, "id", title="Peta jalan")
    assert chart is not None
    assert chart.alternative == (
        "Peta jalan: 4 program pada 2023–2027; paling banyak berjalan bersamaan 2, pada 2023."
    )


def test_headings_names_notes_and_key_in_the_drawing() -> None:
    chart = roadmap(ROWS, (2023, 2027), HORIZONS, "id", title="Peta jalan")
    assert chart is not None
    assert said(chart) == [
        *("2023", "2024", "2025", "2026", "2027"),
        *("jangka pendek", "jangka menengah"),
        *("Smart Governance", "Super Apps", "Arsitektur SPBE"),
        *("Smart Environment", "Bank sampah", "tahun belum ada"),
        *("Hutan kota", "di luar periode (2018–2020)"),
        *("program yang sudah ada", "inovasi baru", "quick win"),
    ]


def test_bars_are_as_long_as_their_years_in_the_period() -> None:
    rows = [
        RoadmapRow("Dua tahun", 2023, 2024, "#3b4cab", "innovation"),
        RoadmapRow("Sampai lewat akhir", 2027, 2040, "#006f68", "innovation"),
    ]
    chart = roadmap(rows, (2023, 2027), [], "id", title="Peta jalan")
    assert chart is not None
    ((two, _),), ((one, _),) = boxes(chart, "#3b4cab"), boxes(chart, "#006f68")
    # Each bar leaves 1.5 pixels free at either end.
    assert two + 3 == pytest.approx(2 * (one + 3), abs=0.05)


def test_the_height_grows_with_the_rows() -> None:
    heights = []
    for count in (6, 12, 60):
        chart = roadmap(rows(count), (2023, 2032), [], "id", title="Peta jalan")
        assert chart is not None
        heights.append(int(ElementTree.fromstring(chart.svg).get("height", "0")))
    assert heights[1] - heights[0] == 6 * 18
    assert heights[2] - heights[1] == 48 * 18


def test_pages_hold_all_rows_in_order_and_fit_a_sheet() -> None:
    plan = rows(300)
    pages = roadmap_pages(plan)
    assert [row for page in pages for row in page] == plan
    assert len(pages) == 9
    assert {len(page) for page in pages} == {33, 34}
    assert roadmap_pages([]) == ()


def test_nothing_to_draw() -> None:
    assert roadmap([], (2023, 2027), HORIZONS, "id", title="Peta jalan") is None
