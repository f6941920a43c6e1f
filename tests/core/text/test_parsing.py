"""What people type, read back; expected values written by hand, and the round trip."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.text import Language, format_amount, format_date, format_number, format_rupiah
from selaras.core.text.numbers import short_rupiah
from selaras.core.text.parsing import (
    NumberProblem,
    parse_day,
    parse_number,
    parse_rupiah,
    parse_whole,
    parse_year,
)

LANGUAGES = st.sampled_from(("id", "en"))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=8, max_value=10**16) | (
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-2000, max_value=2000)
)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("1250", "1250", "1250"),
        ("1.234,56", "1234.56", "1234.56"),
        ("1,234.56", "1234.56", "1234.56"),
        ("1.234.567", "1234567", "1234567"),
        ("1,234,567", "1234567", "1234567"),
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("1.5", "1.5", "1.5"),
        ("1234,567", "1234.567", "1234.567"),
        ("0.125", "0.125", "0.125"),
        (" 1\N{NO-BREAK SPACE}234 567,8 ", "1234567.8", "1234567.8"),
        ("(5)", "-5", "-5"),
        ("\N{MINUS SIGN}0,59", "-0.59", "-0.59"),
        ("66,90", "66.90", "66.90"),
    ],
)
def test_numbers(text: str, indonesian: str, english: str) -> None:
    assert str(parse_number(text, "id")) == indonesian
    assert str(parse_number(text, "en")) == english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp 1,5 miliar", 1_500_000_000),
        ("Rp 1.5 miliar", 1_500_000_000),
        ("1,5 milyar", 1_500_000_000),
        ("Rp500 juta", 500_000_000),
        ("Rp. 1.250.000,-", 1_250_000),
        ("Rp 1.250.000,00", 1_250_000),
        ("IDR 1,250,000", 1_250_000),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1.234 juta", 1_234_000_000),
        ("1,234 juta", 1_234_000),
        ("\N{MINUS SIGN}Rp 5", -5),
        ("(250.000)", -250_000),
        ("2 triliun rupiah", 2_000_000_000_000),
    ],
)
def test_money(text: str, expected: int) -> None:
    assert parse_rupiah(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 September 2022", date(2022, 9, 22)),
        ("Kamis, 22 Sept. 2022", date(2022, 9, 22)),
        ("2022-09-22", date(2022, 9, 22)),
        ("2022-09-22 00:00:00", date(2022, 9, 22)),
        ("3/4/2022", date(2022, 4, 3)),
        ("9/22/2022", date(2022, 9, 22)),
        ("September 22, 2022", date(2022, 9, 22)),
        ("17 Agustus 1945", date(1945, 8, 17)),
    ],
)
def test_days(text: str, expected: date) -> None:
    assert parse_day(text) == expected


def test_years_and_whole_numbers() -> None:
    assert parse_year(" TA 2026 ") == 2026
    assert parse_whole("1.234", "en") == 1234
    assert parse_whole("12,0") == 12


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (parse_number("1.234", None), "two-readings"),
        (parse_rupiah("1.234 juta", None), "two-readings"),
        (parse_day("3/4/2022", "en"), "two-days"),
        (parse_number("12.34.5"), "bad-groups"),
        (parse_number("45 %"), "percent"),
        (parse_number("\x00 %"), "percent"),
        (parse_number("12 unit"), "not-a-number"),
        (parse_number(""), "not-a-number"),
        (parse_number("9" * 61), "not-a-number"),
        (parse_number("٣"), "not-a-number"),
        (parse_rupiah("1,5"), "not-whole"),
        (parse_rupiah("5 M"), "not-an-amount"),
        (parse_rupiah("Rp"), "not-an-amount"),
        (parse_whole("1,5"), "not-whole"),
        (parse_year("24"), "not-a-year"),
        (parse_day("31 April 2022"), "no-such-day"),
        (parse_day("1 2 3"), "not-a-day"),
        (parse_day("22/9/22"), "not-a-day"),
    ],
)
def test_what_cannot_be_read(found: object, code: str) -> None:
    assert isinstance(found, NumberProblem)
    assert found.code == code
    assert found.message.en


def test_both_readings_are_told_in_each_language() -> None:
    found = parse_number("1.234", None)
    assert isinstance(found, NumberProblem)
    assert "1234 atau 1,234" in found.message.id
    assert "1234 or 1.234" in found.message.in_("en")


@given(NUMBERS, LANGUAGES)
def test_numbers_come_back(value: Decimal, language: Language) -> None:
    assert parse_number(format_number(value, language), language) == value


@given(st.integers(-(10**15), 10**15), LANGUAGES)
def test_money_comes_back(value: int, language: Language) -> None:
    assert parse_rupiah(format_rupiah(value, language), language) == value
    assert parse_rupiah(format_amount(value, language), language) == value
    assert parse_whole(format_amount(value, language), language) == value


@given(st.integers(10, 9_999), st.sampled_from((5, 8, 11)), LANGUAGES)
def test_short_money_comes_back(digits: int, zeros: int, language: Language) -> None:
    value = digits * 10**zeros  # one decimal of a scale word tells all of it
    assert parse_rupiah(short_rupiah(value, language), language) == value


@given(st.dates(), LANGUAGES)
def test_days_come_back(day: date, language: Language) -> None:
    if day.year >= 1000:
        assert parse_day(format_date(day, language), language) == day
        assert parse_day(day.isoformat(), language) == day


@given(st.text(max_size=70), LANGUAGES | st.none())
def test_any_text_is_answered(text: str, language: Language | None) -> None:
    for found in (
        parse_number(text, language),
        parse_rupiah(text, language),
        parse_whole(text, language),
        parse_day(text, language),
        parse_year(text),
    ):
        assert not isinstance(found, NumberProblem) or found.message.en
