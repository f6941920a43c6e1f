"""The arithmetic of a score: an instrument laid out for one kind of region, worked bottom up.

Every result is exact. A family (a node with its children) is combined with whole numbers and
becomes one Fraction at its end, so that a region is scored in a fraction of a millisecond.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Final

from selaras.core.instrument.instrument import ROOT, Instrument, Method, Node, Scale

_ALL: Final = Fraction(1)
_NONE: Final = Fraction(0)

Values = list[Fraction | None]
"""A value, or none, for each node of a layout."""


@dataclass(frozen=True, slots=True)
class Family:
    """A node and its children, as places in the layout.

    `weights` are whole numbers in proportion to the weights, all 1 where there are none; `shares`
    are the same with the sum 1.
    """

    place: int
    node: Node
    children: tuple[int, ...]
    weights: tuple[int, ...]
    shares: tuple[Fraction, ...]
    levels: tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Layout:
    """The nodes that apply to a kind of region, the root first, and their families, deepest first.

    `left_out` are the codes of the nodes that do not apply, with everything below them.
    """

    nodes: tuple[Node, ...]
    places: Mapping[str, int]
    families: tuple[Family, ...]
    left_out: tuple[str, ...]


@lru_cache(maxsize=64)
def layout(instrument: Instrument, kind: str | None) -> Layout:
    """Lay an instrument out for a kind of region; None is any kind, to which everything applies."""
    counted = _counted(instrument, kind)
    nodes = tuple(node for node in instrument.branch() if node.code in counted)
    places = {node.code: place for place, node in enumerate(nodes)}
    families = []
    for node in reversed(nodes):
        children = [child for child in instrument.children(node.code) if child.code in counted]
        if children:
            families.append(_family(node, children, places))
    left_out = tuple(node.code for node in instrument.nodes if node.code not in counted)
    return Layout(nodes, places, tuple(families), left_out)


def _family(node: Node, children: Sequence[Node], places: Mapping[str, int]) -> Family:
    weights = _whole_weights(node, children)
    return Family(
        place=places[node.code],
        node=node,
        children=tuple(places[child.code] for child in children),
        weights=weights,
        shares=tuple(Fraction(weight, sum(weights)) for weight in weights),
        levels=tuple(child.level or 0 for child in children),
    )


def _counted(instrument: Instrument, kind: str | None) -> set[str]:
    """Codes of what applies: not below anything that does not, and not an emptied branch."""
    applying: set[str] = set()
    branch = instrument.branch()
    for node in branch:
        applies = kind is None or not node.applies or kind in node.applies
        if applies and (node.parent is None or node.parent in applying):
            applying.add(node.code)
    for node in reversed(branch):
        children = instrument.children(node.code)
        if children and not any(child.code in applying for child in children):
            applying.discard(node.code)
    return applying | {ROOT}


def _whole_weights(node: Node, children: Sequence[Node]) -> tuple[int, ...]:
    if node.method is not Method.WEIGHTED_MEAN:
        return (1,) * len(children)
    weights = [child.weight or Fraction(0) for child in children]
    common = lcm(*(weight.denominator for weight in weights))
    return tuple(int(weight * common) for weight in weights)


def values_in(found: Layout, given: Mapping[str, Fraction]) -> Values:
    """The value of every node: given, or made of what is answered below it."""
    values: Values = [given.get(node.code) for node in found.nodes]
    for family in found.families:
        if values[family.place] is None:
            values[family.place] = combined(family, [values[child] for child in family.children])
    return values


def coverage_in(found: Layout, given: Mapping[str, Fraction]) -> list[Fraction]:
    """The share of the weight of every node that is answered."""
    shares = [_ALL if node.code in given else _NONE for node in found.nodes]
    for family in found.families:
        if shares[family.place] is _NONE:
            below = [shares[child] for child in family.children]
            alike = all(share is below[0] for share in below)
            shares[family.place] = below[0] if alike else _mean(family.weights, below)
    return shares


def bounds_in(
    found: Layout, values: Values, given: Mapping[str, Fraction]
) -> tuple[list[Fraction], list[Fraction]]:
    """The least and the most that every node can still become."""
    scales = [node.scale for node in found.nodes]
    least = [_or(value, scale.low) for value, scale in zip(values, scales, strict=True)]
    most = [_or(value, scale.high) for value, scale in zip(values, scales, strict=True)]
    for family in found.families:
        if family.node.code in given or all(least[it] is most[it] for it in family.children):
            continue
        least[family.place], most[family.place] = _bounds(family, values, least, most)
    return least, most


def _or(value: Fraction | None, otherwise: Fraction) -> Fraction:
    return otherwise if value is None else value


def _bounds(
    family: Family, values: Values, least: list[Fraction], most: list[Fraction]
) -> tuple[Fraction, Fraction]:
    if family.node.method is Method.THRESHOLD:
        # What is measured may be better low or high; only the bands tell.
        measured = values[family.children[0]]
        scores = [band.score for band in family.node.bands]
        known = scores if measured is None else [_banded(family, [measured])]
        return min(known), max(known)
    low = combined(family, [least[child] for child in family.children])
    high = combined(family, [most[child] for child in family.children])
    return _or(low, family.node.scale.low), _or(high, family.node.scale.high)


def combined(family: Family, answers: Sequence[Fraction | None]) -> Fraction | None:
    """The value of a node from those of its children; None when none of them has one."""
    weights: Sequence[int] = family.weights
    known = [answer for answer in answers if answer is not None]
    if not known:
        return None
    if len(known) < len(answers):
        pairs = zip(weights, answers, strict=True)
        weights = [weight for weight, answer in pairs if answer is not None]
    match family.node.method:
        case Method.LEVEL:
            return _level(family, answers)
        case Method.THRESHOLD:
            return _banded(family, known)
        case Method.SHARE:
            return stretched(family.node.scale, _mean(weights, known))
        case _:
            return _mean(weights, known)


def _mean(weights: Sequence[int], values: Sequence[Fraction]) -> Fraction:
    ratios = [value.as_integer_ratio() for value in values]
    common = lcm(*[bottom for _, bottom in ratios])
    total = 0
    for weight, (top, bottom) in zip(weights, ratios, strict=True):
        total += weight * top * (common // bottom)
    return Fraction(total, common * sum(weights))


def stretched(scale: Scale, share: Fraction) -> Fraction:
    """A share of one laid over a scale."""
    return scale.low + share * (scale.high - scale.low)


def _level(family: Family, answers: Sequence[Fraction | None]) -> Fraction:
    scale = family.node.scale
    place = deciding(family, answers)
    if place is None:
        return scale.high
    return max(scale.low, Fraction(family.levels[place] - 1))


def deciding(family: Family, answers: Sequence[Fraction | None]) -> int | None:
    """Which criterion, counted from 0, keeps the next level from being reached; None if none."""
    unmet = [place for place, answer in enumerate(answers) if answer != 1]
    return min(unmet, key=lambda place: family.levels[place], default=None)


def _banded(family: Family, answers: Sequence[Fraction]) -> Fraction:
    """Bands stand highest first, and the last begins where the scale of the measure does."""
    bands = family.node.bands
    return next((band.score for band in bands if answers[0] >= band.start), bands[-1].score)
