"""What holds for every instrument and all answers."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.instrument import (
    ROOT,
    YES_NO,
    Band,
    Entry,
    Instrument,
    Method,
    Node,
    Scale,
    rank,
    score,
)
from tests.core.instrument.trees import instrument, node

SCALE = Scale(Fraction(0), Fraction(4))
VALUES = st.fractions(0, 4, max_denominator=20)
MET_OR_NOT = st.sampled_from([Fraction(0), Fraction(1)])
WEIGHTS = st.fractions(Fraction(1, 10), 50, max_denominator=10)
CRITERIA = (Method.LEVEL, Method.SHARE)

Answers = dict[str, Fraction]


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Up to three storeys of means, and below them leaves, levels, shares and thresholds."""
    nodes: list[Node] = []

    def grow(parent: str, method: Method, storey: int) -> None:
        for number in range(draw(st.integers(1, 3))):
            code = f"{parent}.{number}" if parent != ROOT else f"n{number}"
            weight = draw(WEIGHTS) if method is Method.WEIGHTED_MEAN else None
            own = draw(st.sampled_from((None, *Method))) if storey < 3 else None
            nodes.append(
                Node(code, node("x").name, parent, weight, own, _scale(own), bands=_bands(own))
            )
            if own in (Method.WEIGHTED_MEAN, Method.MEAN):
                grow(code, own, storey + 1)
            elif own is Method.THRESHOLD:
                nodes.append(node(f"{code}.t", code, scale=SCALE))
            elif own is not None:
                nodes.extend(
                    node(f"{code}.{level}", code, scale=YES_NO, level=level)
                    for level in range(1, 5)
                )

    method = draw(st.sampled_from((Method.WEIGHTED_MEAN, Method.MEAN)))
    grow(ROOT, method, 1)
    return instrument(*nodes, method=method, scale=SCALE)


def _scale(method: Method | None) -> Scale:
    return Scale(Fraction(0), Fraction(4), Fraction(1)) if method is Method.LEVEL else SCALE


def _bands(method: Method | None) -> tuple[Band, ...]:
    bands = node("x", bands=((3, 4), (1, 2), (0, 0))).bands
    return bands if method is Method.THRESHOLD else ()


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, Answers]:
    """An instrument with answers at some of its leaves."""
    found = draw(instruments())
    values = {}
    for leaf in found.leaves():
        if draw(st.booleans()):
            is_criterion = found.node(leaf.parent or ROOT).method in CRITERIA
            values[leaf.code] = draw(MET_OR_NOT if is_criterion else VALUES)
    return found, values


@given(answered(), st.fractions(Fraction(1, 100), 100))
def test_scaling_the_weights_of_families_changes_nothing(
    drawn: tuple[Instrument, Answers], factor: Fraction
) -> None:
    found, values = drawn
    scaled = replace(
        found,
        nodes=tuple(
            replace(each, weight=each.weight and each.weight * factor) for each in found.nodes
        ),
    )
    assert score(scaled, values).nodes == score(found, values).nodes


@given(answered(), st.data())
def test_raising_an_answer_lowers_nothing(
    drawn: tuple[Instrument, Answers], data: st.DataObject
) -> None:
    found, values = drawn
    if not values:
        return
    code = data.draw(st.sampled_from(sorted(values)))
    is_yes_no = found.node(code).scale == YES_NO
    higher = Fraction(1) if is_yes_no else data.draw(st.fractions(values[code], 4))
    before, after = score(found, values), score(found, {**values, code: higher})
    for old, new in zip(before.nodes.values(), after.nodes.values(), strict=True):
        assert (old.value is None) == (new.value is None)
        assert old.value is None or new.value is None or old.value <= new.value


@given(answered())
def test_contributions_add_up_exactly(drawn: tuple[Instrument, Answers]) -> None:
    found, values = drawn
    for each in score(found, values).nodes.values():
        if each.parts:
            assert sum(part.weight for part in each.parts) == 1
            assert sum(part.amount for part in each.parts) == each.value
            assert all(part.amount == part.weight * part.value for part in each.parts)
        else:
            assert each.given or each.value is None


@given(answered(), st.data())
def test_a_value_given_above_agrees_with_those_below(
    drawn: tuple[Instrument, Answers], data: st.DataObject
) -> None:
    found, values = drawn
    whole = {code: each for code, each in score(found, values).nodes.items() if each.complete}
    branches = [code for code in whole if found.children(code)]
    if not branches:
        return
    code = data.draw(st.sampled_from(branches))
    value = whole[code].value
    assert value is not None
    below = {node.code for node in found.branch(code)}
    above = {key: value for key, value in values.items() if key not in below} | {code: value}
    first, second = score(found, values), score(found, above)
    for name in (each.code for each in found.nodes if each.code not in below):
        old, new = first.nodes[name], second.nodes[name]
        assert (old.value, old.coverage) == (new.value, new.coverage)
        assert (old.lowest, old.highest) == (new.lowest, new.highest)


@given(answered(), st.data())
def test_the_end_lies_between_the_bounds(
    drawn: tuple[Instrument, Answers], data: st.DataObject
) -> None:
    found, values = drawn
    rest = {}
    for leaf in found.leaves():
        ends = st.sampled_from([leaf.scale.low, leaf.scale.high])
        rest[leaf.code] = values.get(leaf.code) or data.draw(ends)
    rest |= values
    before, after = score(found, values), score(found, rest)
    assert after.complete
    assert after.index is not None
    assert before.lowest <= after.index <= before.highest
    assert 0 <= before.coverage <= 1
    assert (before.coverage == 1) == (values.keys() == rest.keys())


INDEXES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.none() | st.fractions(0, 4, max_denominator=3),
    max_size=12,
)


@given(INDEXES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(
    indexes: Mapping[str, Fraction | None], random: Random
) -> None:
    entries = [Entry(key, index) for key, index in indexes.items()]
    shuffled = random.sample(entries, len(entries))
    placed = rank(entries)
    assert rank(shuffled) == placed
    known = [index for index in indexes.values() if index is not None]
    for each in placed:
        if each.index is None:
            assert each.place is None
        else:
            assert each.place == 1 + sum(other > each.index for other in known)
            assert len(each.shared_with) == known.count(each.index) - 1
