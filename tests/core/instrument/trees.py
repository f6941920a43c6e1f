"""Small instruments written out by hand, so that what they are worth can be worked on paper."""

from fractions import Fraction

from selaras.core.instrument import (
    ROOT,
    YES_NO,
    Band,
    Instrument,
    Method,
    Node,
    Predicate,
    Scale,
)
from selaras.core.text import Text

NAME = Text(id="Nama", en="Name")
ONE_TO_FIVE = Scale(Fraction(1), Fraction(5), Fraction(1))


def number(text: str | int) -> Fraction:
    """3, `2.5` or `10/3`."""
    return Fraction(text)


def numbers(**values: str | int) -> dict[str, Fraction]:
    """Values by code."""
    return {code: number(value) for code, value in values.items()}


def node(
    code: str,
    parent: str | None = ROOT,
    weight: str | int | None = None,
    method: Method | None = None,
    scale: Scale = ONE_TO_FIVE,
    *,
    level: int | None = None,
    bands: tuple[tuple[str | int, str | int], ...] = (),
    applies: frozenset[str] = frozenset(),
) -> Node:
    """A node with the few things that count."""
    return Node(
        code=code,
        name=NAME,
        parent=parent,
        weight=None if weight is None else number(weight),
        method=method,
        scale=scale,
        level=level,
        bands=tuple(Band(number(start), number(score)) for start, score in bands),
        applies=applies,
    )


def instrument(
    *nodes: Node,
    method: Method = Method.WEIGHTED_MEAN,
    scale: Scale = ONE_TO_FIVE,
    predicates: tuple[tuple[str, str], ...] = (),
    version: str = "1",
) -> Instrument:
    """An instrument of these nodes below a root."""
    return Instrument(
        slug="kecil",
        version=version,
        name=NAME,
        purpose="evaluation",
        source="",
        confidence="high",
        note=None,
        weights_official=True,
        predicates=tuple(
            Predicate(number(start), Text(id=name, en=name)) for start, name in predicates
        ),
        nodes=(node(ROOT, None, None, method, scale), *nodes),
    )


TWO_BRANCHES = instrument(
    node("A", weight=60, method=Method.WEIGHTED_MEAN),
    node("A1", "A", 40),
    node("A2", "A", 20),
    node("B", weight=40, method=Method.MEAN),
    node("B1", "B"),
    node("B2", "B"),
    node("B3", "B"),
    predicates=(("3.5", "Baik"), ("1", "Cukup")),
)
"""A weighs 60, of which A1 takes 40 and A2 20; B weighs 40 and has three equal parts."""

MATURITY = instrument(
    node("M", weight=100, method=Method.LEVEL),
    node("a", "M", scale=YES_NO, level=2),
    node("b", "M", scale=YES_NO, level=2),
    node("c", "M", scale=YES_NO, level=3),
    node("d", "M", scale=YES_NO, level=4),
    node("e", "M", scale=YES_NO, level=5),
)
"""One question of five levels; level 1 asks for nothing."""

PERCENT = Scale(Fraction(0), Fraction(100), None, Text(id="persen", en="percent"))

MEASURED = instrument(
    node("T", weight=50, method=Method.THRESHOLD, bands=((80, 5), (50, 3), (0, 1))),
    node("t", "T", scale=PERCENT),
    node("S", weight=50, method=Method.SHARE),
    node("s1", "S", scale=YES_NO),
    node("s2", "S", scale=YES_NO),
    node("s3", "S", scale=YES_NO),
)
"""A percentage sorted into bands, and a share of three things that are there or not."""

CITIES_ONLY = instrument(
    node("A", weight=50),
    node("B", weight=30, applies=frozenset({"city"})),
    node("C", weight=20),
)
"""B is asked of cities alone."""
