"""What is claimed and what was measured: values that the table and the JSON file are made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal


@dataclass(frozen=True, slots=True)
class Claim:
    """A measured number beside its goal; `at` says on which side of the goal it must lie.

    `aside` is told after the number, such as what the same comparison says in another measure.
    """

    what: str
    value: float
    goal: float
    at: Literal["least", "most"]
    unit: str = "×"
    against: str = ""
    aside: str = ""

    @property
    def holds(self) -> bool:
        """Whether the measured number reaches the goal."""
        return self.value >= self.goal if self.at == "least" else self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of measurements beside the claims: heads, and rows of formatted cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the bench found; `missing` says why something could not be measured."""

    name: str
    claims: tuple[Claim, ...] = ()
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    raw: dict[str, list[float]] = field(default_factory=dict)


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """How many times the median of one side is that of the other."""
    return median(above) / median(below)


def spread(seconds: Sequence[float]) -> str:
    """`3.41 s (3.38-3.52)`: the median with the extremes."""
    return f"{median(seconds):.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"
