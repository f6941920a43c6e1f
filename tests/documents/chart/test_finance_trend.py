"""The trend of local finance."""

import re

from selaras.documents.chart import finance_trend
from tests.documents.chart.drawn import BILLION, MILLION, said

YEARS = range(2019, 2024)
SERIES = {
    "Anggaran": [1184 * BILLION, 1230 * BILLION, 1105 * BILLION, None, 1275 * BILLION],
    "Realisasi": [1150 * BILLION, 1241 * BILLION, None, 1172 * BILLION, None],
}


def test_the_table_holds_the_amounts_as_given() -> None:
    chart = finance_trend(YEARS, SERIES, "id", title="APBD")
    assert chart is not None
    assert chart.head == ("Tahun", "Anggaran (Rp juta)", "Realisasi (Rp juta)")
    assert chart.rows == (
        ("2019", "1.184.000", "1.150.000"),
        ("2020", "1.230.000", "1.241.000"),
        ("2021", "1.105.000", "tidak ada data"),
        ("2022", "tidak ada data", "1.172.000"),
        ("2023", "1.275.000", "tidak ada data"),
    )


def test_amounts_below_a_million_are_not_rounded_in_the_table() -> None:
    chart = finance_trend([2023], {"Revenue": [1_234_567_891]}, "en", title="Budget")
    assert chart is not None
    assert chart.head == ("Year", "Revenue (Rp)")
    assert chart.rows == (("2023", "1,234,567,891"),)


def test_the_words_tell_the_way_and_the_peak() -> None:
    chart = finance_trend(YEARS, SERIES, "id", title="APBD")
    assert chart is not None
    assert chart.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "APBD: Anggaran naik dari Rp 1,18 triliun pada 2019 menjadi Rp 1,28 triliun pada 2023; "
        "Realisasi naik dari Rp 1,15 triliun pada 2019 menjadi Rp 1,17 triliun pada 2022. "
        "Nilai terbesar Rp 1,28 triliun (Anggaran, 2023)."
    )


def test_a_fall_a_standstill_and_a_single_year_in_english() -> None:
    chart = finance_trend(
        [2022, 2023],
        {
            "Revenue": [9 * BILLION, 7 * BILLION],
            "Debt": [2 * BILLION, 2 * BILLION],
            "Grants": [None, BILLION],
        },
        "en",
        title="Budget",
    )
    assert chart is not None
    assert chart.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "Budget: Revenue fell from Rp 9.00 billion in 2022 to Rp 7.00 billion in 2023; "
        "Debt stayed at Rp 2.00 billion from 2022 to 2023; Grants Rp 1.00 billion in 2023. "
        "The largest value is Rp 9.00 billion (Revenue, 2022)."
    )


def test_a_missing_year_breaks_the_line_and_has_no_mark() -> None:
    series = {"Anggaran": [BILLION, 2 * BILLION, None, 3 * BILLION, 4 * BILLION]}
    chart = finance_trend(YEARS, series, "id", title="APBD")
    assert chart is not None
    lines = re.findall(r'<polyline points="([^"]*)"[^>]* stroke="#0b5f5a"', chart.svg)
    assert [len(line.split()) for line in lines] == [2, 2]
    assert len(re.findall(r'<circle[^>]* fill="#0b5f5a"', chart.svg)) == 4


def test_names_and_last_amounts_stand_beside_their_lines() -> None:
    chart = finance_trend(YEARS, SERIES, "id", title="APBD")
    assert chart is not None
    words = said(chart)
    assert words[:5] == ["Rp miliar", "0", "500", "1.000", "1.500"]
    assert words[-4:] == ["Anggaran", "1.275", "Realisasi", "1.172 (2022)"]


def test_small_amounts_are_told_in_millions() -> None:
    chart = finance_trend([2023], {"Hibah": [25 * MILLION]}, "id", title="Hibah")
    assert chart is not None
    assert said(chart)[0] == "Rp juta"
    assert said(chart)[-1] == "25,0"


def test_nothing_to_draw() -> None:
    assert finance_trend([], {}, "id", title="APBD") is None
    assert finance_trend([2023], {"Anggaran": [None]}, "id", title="APBD") is None
