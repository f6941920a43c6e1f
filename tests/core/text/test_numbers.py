"""Numbers, money and dates in both languages; expected strings written by hand."""

from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.text import (
    Language,
    Text,
    format_date,
    format_number,
    format_percent,
    format_rupiah,
    round_half_up,
    short_rupiah,
)

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("3.475", 2, "3.48"),
        ("3.465", 2, "3.47"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.005", 2, "0.01"),
    ],
)
def test_halves_go_up(value: str, decimals: int, expected: str) -> None:
    assert round_half_up(Decimal(value), decimals) == Decimal(expected)


def test_numbers() -> None:
    assert format_number(Decimal("1234567.89"), "id") == "1.234.567,89"
    assert format_number(Decimal("1234567.89"), "en") == "1,234,567.89"
    assert format_number(Decimal("66.90"), "id") == "66,90"
    assert format_number(Decimal("-0.59"), "id") == f"{MINUS}0,59"
    assert format_number(1000) == "1.000"
    assert format_number(Decimal("3.475"), "en", 2) == "3.48"


def test_money() -> None:
    assert format_rupiah(1250000000) == f"Rp{NBSP}1.250.000.000"
    assert format_rupiah(-5, "en") == f"{MINUS}Rp{NBSP}5"
    assert short_rupiah(1234000000) == f"Rp{NBSP}1,2 miliar"
    assert short_rupiah(1300000000000, "en") == f"Rp{NBSP}1.3 trillion"
    assert short_rupiah(999) == f"Rp{NBSP}999"
    assert short_rupiah(-2500000) == f"{MINUS}Rp{NBSP}2,5 juta"


def test_shares_and_dates() -> None:
    assert format_percent(Decimal("0.8924")) == f"89,2{NBSP}%"
    assert format_date(date(2022, 9, 22)) == "22 September 2022"
    assert format_date(date(1999, 5, 1), "en") == "1 May 1999"
    assert format_date(date(2024, 8, 17), "id") == "17 Agustus 2024"


@given(st.integers(-(10**15), 10**15), st.sampled_from(["id", "en"]))
def test_whole_numbers_agree_with_the_locale_data(value: int, language: Language) -> None:
    assert format_number(value, language) == format_decimal(value, locale=language).replace(
        "-", MINUS
    )


def test_a_text_falls_back_to_indonesian() -> None:
    assert Text(id="Visi").in_("en") == "Visi"
    assert Text(id="Visi", en="Vision").in_("en") == "Vision"


def test_placeholders_are_worded_in_the_language_they_stand_in() -> None:
    template = Text(id="{name} bernilai {value}", en="{name} is {value}")
    filled = template.format(name=Text(id="Indeks", en="Index"), value=Decimal("2.68"))
    assert filled == Text(id="Indeks bernilai 2,68", en="Index is 2.68")
