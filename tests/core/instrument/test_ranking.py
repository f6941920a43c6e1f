"""Places that are shared, and values that only look the same."""

from selaras.core.instrument import Entry, Placed, rank
from tests.core.instrument.trees import number


def test_equals_share_a_place_and_the_next_is_skipped() -> None:
    indexes = {"d": "2", "b": "3", "c": "3", "a": "3.5"}
    placed = rank([Entry(key, number(index)) for key, index in indexes.items()])
    assert [(each.key, each.place) for each in placed] == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]
    assert placed[1].shared_with == ("c",)
    assert placed[1].closest == ()


def test_what_only_looks_equal_has_its_own_place() -> None:
    # 3.475 and 3.4849 are both shown as 3.48; 3.4749 is shown as 3.47.
    placed = rank(
        [
            Entry("low", number("3.4749")),
            Entry("half", number("3.475")),
            Entry("top", number("3.4849")),
            Entry("third", number("1/3")),
        ]
    )
    assert [(each.key, each.place, each.closest) for each in placed] == [
        ("top", 1, ("half",)),
        ("half", 2, ("top",)),
        ("low", 3, ()),
        ("third", 4, ()),
    ]


def test_without_an_index_there_is_no_place() -> None:
    placed = rank([Entry("b", None), Entry("a", None), Entry("c", number(1))])
    assert placed == [
        Placed("c", number(1), 1, (), ()),
        Placed("a", None, None, (), ()),
        Placed("b", None, None, (), ()),
    ]
    assert rank([]) == []
