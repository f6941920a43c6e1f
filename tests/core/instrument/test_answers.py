"""Values as people type them, as files hold them, and as an instrument takes them."""

from fractions import Fraction

import pytest

from selaras.core.instrument import (
    NotAValue,
    Scale,
    parse_exact,
    parse_value,
    problems_in,
)
from tests.core.instrument.trees import TWO_BRANCHES, instrument, node, number, numbers

FOUR = Scale(Fraction(0), Fraction(4))


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", "3"), ("3.5", "3.5"), ("3,5", "3.5"), (" 0,25 ", "0.25"), ("-1", "-1")],
)
def test_a_person_may_write_dot_or_comma(text: str, value: str) -> None:
    assert parse_value(text) == number(value)


def test_of_two_readings_the_scale_takes_one() -> None:
    assert parse_value("3.475", FOUR) == parse_value("3,475", FOUR) == number("3.475")
    people = Scale(Fraction(0), Fraction(10_000_000))
    for text, scale in (("1.234", None), ("1.234", people), ("(1.234)", FOUR)):
        with pytest.raises(NotAValue) as caught:
            parse_value(text, scale)
        assert caught.value.sentence.in_("en") == (
            f"“{text}” may mean 1234 or 1.234. Write it without a thousands separator."
        )


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "NaN", "nan", "Infinity", "-inf", "1e9", "1E-3", "true", "tiga", "3.5.1"),
        *("80 %", "1234567890123", "0.1234567890123", "\u0663", "3\u202e5", "0x10", "1_000"),
    ],
)
def test_what_is_no_value_is_refused_in_both_languages(text: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_value(text, FOUR)
    assert caught.value.sentence.en
    with pytest.raises(NotAValue):
        parse_exact(text)


@pytest.mark.parametrize("text", ["3", "-3", "3.5", "0.125", "123456789012"])
def test_a_file_is_read_exactly(text: str) -> None:
    assert parse_exact(text) == Fraction(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3,5", "“3,5” is written with a comma. In a file use a dot: 3.5."),
        ("", "The value is empty. Write the number, or leave the code out while it is unanswered."),
        ("1e9", "“1e9” is written with an exponent. Write its digits in full."),
        ("true", "“true” is not a number. Write digits only, such as 3 or 3.5."),
        ("1234567890.123", "“1234567890.123” has more than 12 digits. Write at most 12 digits."),
        ("9" * 99, f"“{'9' * 39}…” has more than 12 digits. Write at most 12 digits."),
        ("\x07", "“\ufffd” is not a number. Write digits only, such as 3 or 3.5."),
    ],
)
def test_a_file_is_told_how_to_mend_it(text: str, sentence: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_exact(text)
    assert caught.value.sentence.in_("en") == sentence


def told(values: dict[str, Fraction]) -> list[tuple[str, str]]:
    return [(it.code, it.sentence.in_("en")) for it in problems_in(TWO_BRANCHES, values)]


def test_values_are_held_against_the_scale() -> None:
    assert told(numbers(A1=1, A2=5, B="2.75")) == []
    assert told(numbers(A1=0, A2="5.5", B="0.99")) == [
        ("A1", "0 is out of scale. A1 takes values from 1 to 5."),
        ("A2", "5.5 is out of scale. A2 takes values from 1 to 5."),
        ("B", "0.99 is out of scale. B takes values from 1 to 5."),
    ]
    assert told(numbers(B1="2.5")) == [
        ("B1", "2.5 is not on the scale. B1 takes values from 1 to 5 in steps of 1.")
    ]
    quarters = instrument(
        node("A", weight=1, scale=Scale(number("0.5"), number(3), number("0.25")))
    )
    assert problems_in(quarters, numbers(A="1.75")) == []
    assert len(problems_in(quarters, numbers(A="1.8"))) == 1


def test_a_code_that_is_not_there_comes_with_a_near_one() -> None:
    assert told(numbers(a1=3, A01=3, Zz=3)) == [
        ("a1", "There is no code “a1” in kecil@1. Perhaps A1 is meant."),
        ("A01", "There is no code “A01” in kecil@1. Perhaps A1 is meant."),
        ("Zz", "There is no code “Zz” in kecil@1."),
    ]


def test_a_branch_and_what_is_below_it_cannot_both_be_given() -> None:
    assert told(numbers(A=3, A1=4, A2=4, B1=2)) == [
        ("A", "A has a value, and so have nodes below it (A1, A2). Remove one or the other.")
    ]
    assert told(numbers(B3=2, index=3)) == [
        ("index", "index has a value, and so have nodes below it (B3). Remove one or the other.")
    ]
