"""Two wordings side by side."""

from hypothesis import given
from hypothesis import strategies as st

from selaras.web.histories.pieces import pieces

words = st.lists(st.sampled_from(["satu", "dua ", "tiga\n\n", " empat ", "lima, "])).map("".join)


@given(words, words)
def test_leaving_out_what_came_or_what_went_gives_either_wording(old: str, new: str) -> None:
    found = pieces(old, new)
    if not any(piece.op == "gap" for piece in found):
        assert "".join(piece.text for piece in found if piece.op != "added") == old
        assert "".join(piece.text for piece in found if piece.op != "removed") == new
    assert all(piece.text for piece in found)
    assert (old == new) == all(piece.op in ("same", "gap") for piece in found)


def test_long_stretches_that_stayed_are_left_out() -> None:
    same = "kata " * 100
    found = pieces(f"{same}lama {same}", f"{same}baru {same}")
    assert [piece.op for piece in found] == ["gap", "same", "removed", "added", "same", "gap"]
    assert [piece.text for piece in found if piece.op in ("removed", "added")] == ["lama ", "baru "]
    assert max(len(piece.text) for piece in found) < 100


def test_a_text_of_the_greatest_length_is_quick() -> None:
    old, new = (" ".join(f"{each}{n % 97}" for n in range(4000)) for each in ("a", "b"))
    assert [piece.op for piece in pieces(old, new)] == ["removed", "added"]
