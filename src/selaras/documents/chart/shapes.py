"""The four shapes of which every chart is made, each written as one SVG element.

Positions are pixels of the view; `svg(left, top)` moves them by the margins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

MarkShape = Literal["circle", "square", "triangle", "diamond", "star"]

_OUTLINES: dict[MarkShape, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "star": (
        *((0, -1), (0.25, -0.32), (0.95, -0.31), (0.4, 0.12), (0.59, 0.81)),
        *((0, 0.4), (-0.59, 0.81), (-0.4, 0.12), (-0.95, -0.31), (-0.25, -0.32)),
    ),
}


class Drawn(Protocol):
    """Anything that stands on a chart."""

    def svg(self, left: float, top: float) -> str:
        """The SVG element, moved by the margins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 1

    def svg(self, left: float, top: float) -> str:
        """A line element."""
        return (
            f'<line x1="{short(self.x + left)}" y1="{short(self.y + top)}"'
            f' x2="{short(self.x2 + left)}" y2="{short(self.y2 + top)}"'
            f' stroke="{self.colour}" stroke-width="{short(self.width)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box from its upper left to its lower right corner, with an edge if it has one."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    edge: str | None = None

    def svg(self, left: float, top: float) -> str:
        """A rect element."""
        edge = f' stroke="{self.edge}"' if self.edge else ""
        return (
            f'<rect x="{short(self.x + left)}" y="{short(self.y + top)}"'
            f' width="{short(self.x2 - self.x)}" height="{short(self.y2 - self.y)}"'
            f' fill="{self.colour}"{edge}/>'
        )


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: Sequence[tuple[float, float]]
    colour: str
    width: float = 2

    def svg(self, left: float, top: float) -> str:
        """A polyline element."""
        points = " ".join(f"{short(x + left)},{short(y + top)}" for x, y in self.points)
        return (
            f'<polyline points="{points}" fill="none" stroke="{self.colour}"'
            f' stroke-width="{short(self.width)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: a filled shape of about that radius, hollow ones with an edge."""

    x: float
    y: float
    colour: str
    shape: MarkShape = "circle"
    radius: float = 3.8
    edge: str | None = None

    def svg(self, left: float, top: float) -> str:
        """A circle or polygon element."""
        x, y = self.x + left, self.y + top
        edge = f' stroke="{self.edge}" stroke-width="1.8"' if self.edge else ""
        if self.shape == "circle":
            place = f'cx="{short(x)}" cy="{short(y)}" r="{short(self.radius)}"'
            return f'<circle {place} fill="{self.colour}"{edge}/>'
        points = " ".join(
            f"{short(x + across * self.radius)},{short(y + down * self.radius)}"
            for across, down in _OUTLINES[self.shape]
        )
        return f'<polygon points="{points}" fill="{self.colour}"{edge}/>'


def short(number: float) -> str:
    """A coordinate to a hundredth of a pixel."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
