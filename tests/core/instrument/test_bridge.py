"""Two versions: what is compared, what is carried, and what is not and why."""

from fractions import Fraction

from selaras.core.instrument import (
    Bridge,
    Carried,
    Left,
    Moved,
    Pair,
    carry,
    improvement,
    score,
)
from selaras.core.text import Text
from tests.core.instrument.trees import TWO_BRANCHES, instrument, node, number, numbers

NEWER = instrument(
    node("A", weight=50),
    node("C", weight=30),
    node("D", weight=20),
    version="2",
)
OTHER = Text(id="Sekarang lain.", en="Another thing now.")
WHY = Text(id="Bobotnya berubah.", en="Weights have changed.")


def bridge(*, index_comparable: bool = True) -> Bridge:
    pairs = (Pair("A", "A", True, WHY), Pair("B1", "C", False, OTHER))
    return Bridge("kecil@1", "kecil@2", pairs, index_comparable, WHY)


def reasons(left: tuple[Left, ...]) -> list[tuple[str, str]]:
    return [(each.code, each.reason.in_("en")) for each in left]


def test_of_one_version_everything_is_compared() -> None:
    old = score(TWO_BRANCHES, numbers(A="2.5", B=3))
    new = score(TWO_BRANCHES, numbers(A1=3, A2=3, B="2.5"))
    found = improvement(old, new)
    assert found.index is not None
    # 0.6 x 2.5 + 0.4 x 3 = 2.7 before, 0.6 x 3 + 0.4 x 2.5 = 2.8 now.
    assert found.index.change == number("0.1")
    assert [(each.new, each.change) for each in found.nodes] == [
        ("A", number("0.5")),
        ("B", number("-0.5")),
    ]
    assert reasons(found.not_compared)[:2] == [
        ("A1", "There is no value from before."),
        ("A2", "There is no value from before."),
    ]
    assert ("B1", "There is no value from before.") in reasons(found.not_compared)
    assert found.dropped == ()


def test_through_a_bridge_only_what_it_says_is_compared() -> None:
    old = score(TWO_BRANCHES, numbers(A=2, B1=3, B2=3, B3=3))
    new = score(NEWER, numbers(A=4, C=2, D=1))
    found = improvement(old, new, bridge())
    assert found.nodes == (Moved("A", "A", number(2), number(4), WHY),)
    assert found.index is not None
    assert (found.index.before, found.index.after) == (number("2.4"), number("2.8"))
    assert reasons(found.not_compared) == [
        ("C", "Another thing now."),
        ("D", "Has no counterpart in kecil@1."),
    ]
    assert reasons(found.dropped) == [
        (code, "Has no counterpart in kecil@2.") for code in ("A1", "A2", "B", "B2", "B3")
    ]
    unlike = improvement(old, new, bridge(index_comparable=False))
    assert (unlike.index, unlike.index_reason) == (None, WHY)


def test_without_a_bridge_nothing_is_compared() -> None:
    found = improvement(score(TWO_BRANCHES, numbers(A=2)), score(NEWER, numbers(A=4)))
    assert (found.index, found.nodes) == (None, ())
    assert found.index_reason is not None
    assert found.index_reason.in_("en") == (
        "There is no bridge from kecil@1 to kecil@2; values cannot be compared."
    )


def test_an_unanswered_end_is_told() -> None:
    empty = score(TWO_BRANCHES, {})
    found = improvement(empty, score(NEWER, numbers(A=4)), bridge())
    assert found.index_reason is not None
    assert found.index_reason.in_("en") == "There is no value from before."
    found = improvement(score(TWO_BRANCHES, numbers(A=4)), score(NEWER, {}), bridge())
    assert ("A", "There is no value now.") in reasons(found.not_compared)


def test_carrying_takes_what_is_comparable_and_tells_the_rest() -> None:
    answers = {"A": "a file", "B1": "a note", "B2": "a link", "index": "all"}
    found: Carried[str] = carry(answers, bridge())
    assert found.values == {"A": "a file", "index": "all"}
    assert [pair.old for pair in found.moved] == ["A", "index"]
    assert reasons(found.left) == [
        ("B1", "Another thing now."),
        ("B2", "Has no counterpart in kecil@2."),
    ]
    assert isinstance(carry({"A": Fraction(2)}, bridge()).values["A"], Fraction)
