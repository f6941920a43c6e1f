"""Cohorts over the years."""

import pytest

from selaras.documents.chart import CohortSize, cohort_years
from tests.documents.chart.drawn import boxes, said

COHORTS = [
    CohortSize("2019", 25, 0, 100),
    CohortSize("2021", 41, 7, 141),
    CohortSize("2022", 50, 0, 191),
]


def test_the_table_tells_members_new_ones_and_those_who_took_part() -> None:
    chart = cohort_years(COHORTS, "id", title="Angkatan")
    assert chart is not None
    assert chart.head == ("Angkatan", "Peserta", "baru", "ikut lagi", "pernah ikut")
    assert chart.rows[1] == ("2021", "48", "41", "7", "141")
    assert chart.alternative == "Angkatan: 3 angkatan, 2019 sampai 2022; 191 daerah pernah ikut."


def test_columns_are_as_high_as_the_cohort_on_the_scale_of_all() -> None:
    chart = cohort_years(COHORTS, "en", title="Cohorts")
    assert chart is not None
    heights = [height for _, height in boxes(chart, "#0b5f5a")]
    # The scale reaches 200 over 240 pixels.
    assert heights == pytest.approx([25 * 1.2, 41 * 1.2, 50 * 1.2], abs=0.02)
    assert [height for _, height in boxes(chart, "#eceee9")] == pytest.approx([7 * 1.2 - 1])
    assert {"41 + 7", "141", "191", "2021"} <= set(said(chart))


def test_nothing_is_drawn_of_nothing() -> None:
    assert cohort_years([], "id", title="Angkatan") is None
