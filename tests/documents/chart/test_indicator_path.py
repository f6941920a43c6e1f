"""The paths of indicators."""

from decimal import Decimal

from selaras.documents.chart import IndicatorPath, indicator_path, indicator_paths
from tests.documents.chart.drawn import PATH, labels, said

DOWN = IndicatorPath("Kemiskinan", "", (2022, Decimal("13.59")), ((2027, Decimal("9.80")),), "down")
NONE = IndicatorPath("Tanpa nilai", "unit", None, (), "up")


def test_the_table_holds_the_values_as_given() -> None:
    chart = indicator_paths([PATH, DOWN, NONE], "id", title="Indikator")
    assert chart is not None
    assert chart.head == ("Indikator", "Satuan", "Nilai awal", "Target", "Arah")
    assert chart.rows == (
        ("Indeks SPBE", "indeks", "2022: 2,45", "2023: 2,60; 2027: 3,40", "naik"),
        ("Kemiskinan", "", "2022: 13,59", "2027: 9,80", "turun"),
        ("Tanpa nilai", "unit", "tidak ada data", "tidak ada data", "naik"),
    )


def test_the_words_tell_the_way_of_one_and_the_directions_of_many() -> None:
    one = indicator_path(PATH, "id")
    many = indicator_paths([PATH, DOWN, NONE], "en", title="Indicators")
    assert one is not None
    assert many is not None
    assert one.alternative == "Indeks SPBE dari 2,45 indeks (2022) ke 3,40 indeks (2027)."
    assert many.alternative == (
        "Indicators: 2 indicators with baseline and targets; 1 are to rise, 1 to fall."
    )


def test_both_ends_are_told_and_the_rest_where_there_is_room() -> None:
    one = indicator_path(PATH, "id")
    assert one is not None
    assert said(one) == [
        *("Indeks SPBE", "indeks, diharapkan naik"),
        *("2,45", "2022", "2,60", "2023", "3,40", "2027"),
    ]
    crowded = IndicatorPath(
        "Wisatawan", "orang", (2022, Decimal(125000)),
        tuple((2022 + year, Decimal(125000 + 9000 * year)) for year in range(1, 6)), "up",
    )  # fmt: skip
    many = indicator_paths([crowded], "id", title="Indikator")
    assert many is not None
    assert said(many)[2:] == ["125.000", "2022", "170.000", "2027"]


def test_a_rising_line_rises() -> None:
    chart = indicator_path(PATH, "id")
    assert chart is not None
    height = {label.text: label.bottom for label in labels(chart)}
    assert height["2,45"] > height["2,60"] > height["3,40"]


def test_nothing_to_draw() -> None:
    assert indicator_path(NONE, "id") is None
    assert indicator_paths([NONE], "id", title="Indikator") is None
    assert indicator_paths([], "id", title="Indikator") is None
