"""Three versions of one value into one, whoever comes second."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.plan import Clash, merge

words = st.sampled_from(["a", "b", "c"])
texts = words | st.fixed_dictionaries({"id": words, "en": words})
budgets = st.lists(
    st.fixed_dictionaries(
        {"year": st.integers(2024, 2027), "fund": words, "amount": st.integers(0, 2)}
    ),
    min_size=1, max_size=4, unique_by=lambda row: (row["year"], row["fund"]),
)  # fmt: skip
goals = st.lists(
    st.fixed_dictionaries({"key": st.sampled_from("abcde"), "text": texts}),
    min_size=1, max_size=4, unique_by=lambda row: str(row["key"]),
)  # fmt: skip
keys = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True)
spans = st.fixed_dictionaries({"start": st.integers(1, 3)}, optional={"end": st.integers(4, 6)})
sides = st.sampled_from([texts, budgets, goals, keys, spans]).flatmap(
    lambda values: st.tuples(*[st.none() | values] * 3)
)


def merged(base: Any, mine: Any, theirs: Any) -> Any:
    try:
        return merge(base, mine, theirs)
    except Clash:
        return Clash


@given(sides)
def test_it_does_not_matter_who_comes_second(sides: tuple[Any, Any, Any]) -> None:
    base, mine, theirs = sides
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


@given(sides)
def test_one_side_alone_has_its_way(sides: tuple[Any, Any, Any]) -> None:
    base, mine, _ = sides
    assert merge(base, base, mine) == mine
    assert merge(base, mine, base) == mine
    assert merge(base, mine, mine) == mine


@given(sides)
def test_what_was_merged_stays_when_a_side_comes_again(sides: tuple[Any, Any, Any]) -> None:
    base, mine, theirs = sides
    found = merged(base, mine, theirs)
    if found is not Clash:
        assert merge(base, found, mine) == found
        assert merge(base, found, theirs) == found


def row(year: int, amount: int) -> dict[str, Any]:
    return {"year": year, "fund": "apbd", "amount": amount}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a", "b", "a", "b"),
        ("a", {"id": "a", "en": "x"}, "b", {"id": "b", "en": "x"}),
        ({"id": "a", "en": "x"}, "a", {"id": "b", "en": "x"}, "b"),
        ({"start": 1, "end": 4}, {"start": 2, "end": 4}, {"start": 1, "end": 5},
         {"start": 2, "end": 5}),
        # Rows that came new stand where their side put them, and the years stay in order.
        ([row(2024, 1), row(2026, 1)],
         [row(2024, 1), row(2025, 1), row(2026, 1)],
         [row(2024, 1), row(2026, 7), row(2027, 1)],
         [row(2024, 1), row(2025, 1), row(2026, 7), row(2027, 1)]),
        # Two people begin an empty table at once.
        (None, [row(2024, 1)], [row(2025, 2)], [row(2024, 1), row(2025, 2)]),
        ([row(2024, 1)], None, [row(2024, 1), row(2025, 2)], [row(2025, 2)]),
        ([row(2024, 1), row(2025, 1)], [row(2024, 1)], [row(2025, 1)], None),
        # Words in two languages name a row too.
        ([{"letter": "B", "word": {"id": "Baik", "en": "Good"}}],
         [{"letter": "B", "word": {"id": "Baik", "en": "Good"}, "meaning": "x"}],
         [{"letter": "B", "word": {"id": "Baik", "en": "Good"}}, {"letter": "I", "word": "Indah"}],
         [{"letter": "B", "word": {"id": "Baik", "en": "Good"}, "meaning": "x"},
          {"letter": "I", "word": "Indah"}]),
        (list("abc"), list("cab"), list("abcd"), list("cdab")),
        (list("abc"), list("cba"), list("ab"), list("ba")),
    ],
)  # fmt: skip
def test_both_changes_are_kept(base: Any, mine: Any, theirs: Any, expected: Any) -> None:
    assert merge(base, mine, theirs) == expected
    assert merge(base, theirs, mine) == expected


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a", "b", "c"),
        ("a", "b", None),
        (None, "b", "c"),
        (1, 2, 3),
        ([row(2024, 1)], [row(2024, 2)], [row(2024, 3)]),
        ([row(2024, 1)], [row(2024, 2)], None),
        (list("abc"), list("cab"), list("bac")),
        # Outputs have no name by which one is known again.
        ([{"name": "a"}], [{"name": "b"}], [{"name": "c"}]),
        # The same year twice cannot be told apart.
        ([row(2024, 1)], [row(2024, 1), row(2024, 2)], [row(2024, 3)]),
    ],
)  # fmt: skip
def test_what_both_changed_differently_clashes(base: Any, mine: Any, theirs: Any) -> None:
    for first, second in ((mine, theirs), (theirs, mine)):
        with pytest.raises(Clash):
            merge(base, first, second)
