"""What answers are worth, each case worked on paper."""

from fractions import Fraction

import pytest

from selaras.core.instrument import AnswerError, Method, Part, Score, score
from selaras.core.instrument.score import coverage, node_values
from tests.core.instrument.trees import (
    CITIES_ONLY,
    MATURITY,
    MEASURED,
    TWO_BRANCHES,
    instrument,
    node,
    number,
    numbers,
)


def value(found: Score, code: str) -> Fraction | None:
    return found.nodes[code].value


def numbers_of(*values: int) -> list[Fraction]:
    return [Fraction(each) for each in values]


def test_a_mean_of_means() -> None:
    # A = (40 x 4 + 20 x 1) / 60 = 3; B = (2 + 3 + 5) / 3 = 10/3; 0.6 x 3 + 0.4 x 10/3 = 47/15.
    found = score(TWO_BRANCHES, numbers(A1=4, A2=1, B1=2, B2=3, B3=5))
    assert (value(found, "A"), value(found, "B")) == (number(3), number("10/3"))
    assert found.index == number("47/15")
    assert found.complete
    assert found.lowest == found.highest == found.index
    assert found.nodes["A"].parts == (
        Part("A1", number("2/3"), number(4), number("8/3"), number(4)),
        Part("A2", number("1/3"), number(1), number("1/3"), number(1)),
    )


def test_the_name_of_an_index_goes_by_its_exact_value() -> None:
    # 0.6 x 3.499 + 0.4 x 3.5 = 3.4994, shown as 3.50 and not yet Baik.
    found = score(TWO_BRANCHES, numbers(A="3.499", B="3.5"))
    assert found.index == number("3.4994")
    assert str(found.predicate) == "Cukup"
    assert str(score(TWO_BRANCHES, numbers(A="3.5", B="3.5")).predicate) == "Baik"


def test_unanswered_is_not_zero() -> None:
    # A1 alone stands for A; of B, 3 and 5 make 4: 0.6 x 2 + 0.4 x 4 = 2.8.
    found = score(TWO_BRANCHES, numbers(A1=2, B2=3, B3=5))
    assert found.index == number("2.8")
    assert [part.weight for part in found.nodes["B"].parts] == [number("1/2"), number("1/2")]
    # Answered: 40 of 100 in A, 40 x 2/3 in B.
    assert found.coverage == number("2/5") + number("4/15")
    assert not found.complete
    # A2 and B1 at 1: A = 5/3, B = 3; at 5: A = 3, B = 13/3.
    assert found.lowest == number("3/5") * number("5/3") + number("2/5") * 3
    assert found.highest == number("3/5") * 3 + number("2/5") * number("13/3")


def test_without_any_answer_there_is_no_index() -> None:
    found = score(TWO_BRANCHES, {})
    assert found.index is None
    assert found.predicate is None
    assert [found.coverage, found.lowest, found.highest] == numbers_of(0, 1, 5)
    assert found.nodes["index"].parts == ()
    assert found.nodes["A1"].value is None


def test_a_branch_without_answers_leaves_its_weight_to_the_others() -> None:
    found = score(TWO_BRANCHES, numbers(B1=2))
    assert found.index == 2
    assert found.nodes["index"].parts == (Part("B", number(1), number(2), number(2), number(2)),)


def test_a_value_given_to_a_branch_stands_for_it() -> None:
    found = score(TWO_BRANCHES, numbers(A="3.25", B1=1, B2=1, B3=1))
    assert found.index == number("2.35")
    assert found.nodes["A"].given
    assert not found.nodes["B"].given
    assert found.complete
    assert found.nodes["A1"].value is None
    assert score(TWO_BRANCHES, numbers(index="3.71")).index == number("3.71")


@pytest.mark.parametrize(
    ("met", "level", "decides"),
    [
        ("abcde", 5, "e"),
        ("abcd", 4, "e"),
        ("abc", 3, "d"),
        ("ab", 2, "c"),
        ("a", 1, "b"),
        ("acde", 1, "b"),
        ("abde", 2, "c"),
        ("", 1, "a"),
    ],
)
def test_a_level_needs_every_criterion_below_it(met: str, level: int, decides: str) -> None:
    found = score(MATURITY, {code: Fraction(code in met) for code in "abcde"})
    assert found.index == level
    assert [part.code for part in found.nodes["M"].parts] == [decides]


def test_a_criterion_counts_once_it_is_answered() -> None:
    found = score(MATURITY, numbers(a=1, b=1, d=1))
    assert [found.index, found.lowest, found.highest] == numbers_of(2, 2, 5)
    assert found.coverage == number("3/5")
    (part,) = found.nodes["M"].parts
    assert (part.code, part.answer) == ("c", None)
    assert score(MATURITY, numbers(a=0)).highest == 1


@pytest.mark.parametrize(
    ("percent", "worth"), [("100", 5), ("80", 5), ("79.99", 3), ("50", 3), ("49.9", 1), ("0", 1)]
)
def test_a_measured_number_falls_into_a_band(percent: str, worth: int) -> None:
    found = score(MEASURED, numbers(t=percent, S=3))
    assert value(found, "T") == worth
    assert found.index == number(worth + 3) / 2
    (part,) = found.nodes["T"].parts
    assert (part.code, part.value, part.answer) == ("t", number(worth), number(percent))


def test_what_is_not_measured_may_fall_into_any_band() -> None:
    found = score(MEASURED, numbers(s1=1, s2=1, s3=1))
    assert [found.nodes["T"].lowest, found.nodes["T"].highest] == numbers_of(1, 5)
    assert [found.index, found.lowest, found.highest] == numbers_of(5, 3, 5)


def test_a_share_is_stretched_over_the_scale() -> None:
    # Two of three on a scale from 1 to 5: 1 + 4 x 2/3.
    found = score(MEASURED, numbers(s1=1, s2=0, s3=1))
    assert value(found, "S") == number("11/3")
    assert [part.amount for part in found.nodes["S"].parts] == [
        number("5/3"),
        number("1/3"),
        number("5/3"),
    ]
    assert value(score(MEASURED, numbers(s1=1)), "S") == 5


def test_what_does_not_apply_takes_its_weight_along() -> None:
    values = numbers(A=1, B=5, C=3)
    # 0.5 x 1 + 0.3 x 5 + 0.2 x 3 = 2.6; without B (50 + 60) / 70 = 11/7.
    assert score(CITIES_ONLY, values, "city").index == number("2.6")
    assert score(CITIES_ONLY, values).index == number("2.6")
    found = score(CITIES_ONLY, values, "regency")
    assert found.index == number("11/7")
    assert found.left_out == ("B",)
    assert found.complete
    assert "B" not in found.nodes


def test_an_emptied_branch_does_not_apply_either() -> None:
    found = score(
        instrument(
            node("A", weight=50),
            node("B", weight=50, method=Method.MEAN),
            node("B1", "B", applies=frozenset({"province"})),
        ),
        numbers(A=2),
        "city",
    )
    assert [found.index, found.coverage] == numbers_of(2, 1)
    assert found.left_out == ("B", "B1")


def test_every_problem_is_told() -> None:
    with pytest.raises(AnswerError) as caught:
        score(TWO_BRANCHES, numbers(A=3, A1=4, B1=6, B2="2.5", C=1))
    assert [problem.code for problem in caught.value.problems] == ["B1", "B2", "C", "A"]


def test_values_and_coverage_alone_are_those_of_the_score() -> None:
    values = numbers(A1=2, B2=3, B3=5)
    found = score(TWO_BRANCHES, values)
    known = {code: each.value for code, each in found.nodes.items() if each.value is not None}
    assert node_values(TWO_BRANCHES, values) == known
    assert coverage(TWO_BRANCHES, values) == found.coverage


def test_a_share_of_the_whole() -> None:
    assert TWO_BRANCHES.share("A1") == number("2/3")
    assert TWO_BRANCHES.share_of_whole("A1") == number("2/5")
    assert TWO_BRANCHES.share_of_whole("B2") == number("2/15")
    leaves = TWO_BRANCHES.leaves()
    assert sum(TWO_BRANCHES.share_of_whole(leaf.code) for leaf in leaves) == 1
