"""Texts that look like something else stay texts on their way through YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.plan import Masterplan, decode, encode

LIKE_NUMBERS = st.from_regex(
    r"[-+]?[0-9_]{1,4}([.:][0-9_]{0,3})?([eE][-+]?[0-9]{0,3})?", fullmatch=True
)
LIKE_CONSTANTS = st.sampled_from(["true", "yes", "on", "null", "nan", ".inf", "off", "no"]).flatmap(
    lambda word: st.tuples(*(st.sampled_from([sign, sign.upper()]) for sign in word)).map("".join)
)


def assert_kept(text: str) -> None:
    plan = Masterplan.model_validate(
        {"key": "a", "title": text, "regions": ["73"], "period": {"start": 2025, "end": 2029}}
    )
    assert decode(encode(plan, "yaml"), "yaml", {"73"}) == plan


@pytest.mark.parametrize(
    "text",
    [
        "0E0",
        "1e5",
        "089",
        "012",
        "0x10",
        "0b1",
        "1_000",
        "1:30",
        "~",
        "tRue",
        "=",
        "<<",
        "- a",
        "#",
    ],
)
def test_odd_words(text: str) -> None:
    assert_kept(text)


@given(LIKE_NUMBERS | LIKE_CONSTANTS)
def test_anything_like_a_number_or_a_constant(text: str) -> None:
    assert_kept(text)
