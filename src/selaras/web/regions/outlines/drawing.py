"""Makes drawings of outlines: simplified together, until all paths are light enough for a page.

Neighbours share their borders before and after (the simplification of shapely works on the
coverage), and whole units of the drawing are the same for both. A region too small to be seen
is drawn as a dot, so that none is lost.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from selaras.web.regions.outlines.sentences import EAST, NORTH, SOUTH, WEST

WIDTH: Final = 1500
"""Units of the drawing from west to east."""

HEAVIEST: Final = 45_000
"""Bytes of all paths together after compression."""

_MARGIN: Final = 6
_DOT: Final = 5
"""Units of a region that is drawn as a dot."""
_FIRST: Final = 0.006
_GROWTH: Final = 1.5
_ROUNDS: Final = 12

Points = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths by code in units of `width` and `height`; `tolerance` in degrees; `dots` are codes of
    regions drawn as one; `weight` is the size of all paths after compression."""

    width: int
    height: int
    tolerance: float
    paths: Mapping[str, str]
    dots: frozenset[str]
    weight: int


def draw(
    shapes: Mapping[str, MultiPolygon], note: Callable[[int], None] = lambda percent: None
) -> Drawing:
    """The finest drawing that is light enough; `note` is told the percent that is done.

    ValueError where not even the coarsest is.
    """
    frame = _Frame.around(shapes)
    codes, whole = list(shapes), list(shapes.values())
    tolerance = _FIRST
    for turn in range(_ROUNDS):
        kept = [_without_specks(each, (_DOT / 3 / frame.scale) ** 2) for each in whole]
        simple = shapely.coverage_simplify(kept, tolerance)
        paths, dots = {}, set()
        for code, shape, origin in zip(codes, simple, whole, strict=True):
            paths[code] = frame.path(shape)
            if not paths[code]:
                paths[code] = frame.dot(origin)
                dots.add(code)
        weight = len(zlib.compress("\n".join(paths.values()).encode(), 6))
        if weight <= HEAVIEST:
            return Drawing(frame.width, frame.height, tolerance, paths, frozenset(dots), weight)
        note(round(100 * (turn + 1) / _ROUNDS))
        tolerance *= _GROWTH
    raise ValueError("no drawing is light enough")


@dataclass(frozen=True, slots=True)
class _Frame:
    """How degrees become units: the whole of all shapes, north above."""

    west: float
    north: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, shapes: Mapping[str, MultiPolygon]) -> "_Frame":
        west, south, east, north = shapely.total_bounds(list(shapes.values()))
        west, east = max(WEST, float(west)), min(EAST, float(east))
        south, north = max(SOUTH, float(south)), min(NORTH, float(north))
        # One region alone must not be a division by zero.
        scale = (WIDTH - 2 * _MARGIN) / max(east - west, 0.01)
        height = round((north - south) * scale) + 2 * _MARGIN
        return cls(west, north, scale, WIDTH, height)

    def units(self, degrees: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Points:
        """Points in whole units."""
        moved = (degrees - (self.west, self.north)) * (self.scale, -self.scale) + _MARGIN
        return np.rint(moved).astype(np.int64)

    def path(self, shape: MultiPolygon | Polygon) -> str:
        """The shape as a path; empty where nothing of it is large enough to be seen."""
        found = []
        for part in getattr(shape, "geoms", [shape]):
            rings = [_ring(self.units(shapely.get_coordinates(part.exterior)))]
            rings += [_ring(self.units(shapely.get_coordinates(hole))) for hole in part.interiors]
            # A hole whose shell has vanished must not become land.
            found += rings if rings[0] else []
        return "".join(found)

    def dot(self, shape: MultiPolygon) -> str:
        """A small square where the region lies."""
        point = shapely.get_coordinates(shape.representative_point())
        x, y = (int(each) - _DOT // 2 for each in self.units(point)[0])
        return f"M{x} {y}h{_DOT}v{_DOT}h-{_DOT}z"


def _without_specks(shape: MultiPolygon, smallest: float) -> MultiPolygon:
    """Without islands that would be specks; the largest stays whatever its size."""
    parts = sorted(shape.geoms, key=lambda part: -part.area)
    return MultiPolygon(parts[:1] + [part for part in parts[1:] if part.area >= smallest])


def _ring(points: Points) -> str:
    """A closed line as steps from point to point; empty where it encloses nothing."""
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (points[1:] != points[:-1]).any(axis=1)
    points = points[moved]
    if len(points) > 1 and (points[0] == points[-1]).all():
        points = points[:-1]
    x, y = points[:, 0], points[:, 1]
    if len(points) < 3 or abs(int((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())) < 2:
        return ""
    steps = np.diff(points, axis=0).tolist()
    written = "".join(_pair(dx, dy) for dx, dy in steps)
    return f"M{x[0]} {y[0]}l{written.lstrip()}z"


def _pair(dx: int, dy: int) -> str:
    """A step, without a space where a minus sign parts the numbers."""
    return f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
