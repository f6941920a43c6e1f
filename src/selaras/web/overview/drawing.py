"""Draws the map: equal tiles, or the outlines that the ministry chose, each a link with a name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.reference.tiles import Tile, load_tiles
from selaras.web.overview.measures import Band, Coloured
from selaras.web.regions.outlines.queries import Drawn

SIZE = 20
"""Units of a tile from edge to edge, with the gap."""

HATCHED = gettext_lazy("Warna dan arsiran dijelaskan di bawah peta.")
"""How to read outlines, in which signs find no room."""

_GAP = 2
_WIDEST, _HIGHEST = 760, 448
_LABELS = (
    (13.2, 3.1, "Sumatra"),
    (31.5, 17.55, "Jawa"),
    (28.5, 3.6, "Kalimantan"),
    (41.4, 5.9, "Sulawesi"),
    (50.4, 19.1, "Bali dan Nusa Tenggara"),
    (53.6, 14.6, "Maluku"),
    (62.2, 14.9, "Papua"),
)
"""Column and row of the words beside the islands."""


def draw_map(
    coloured: Coloured,
    drawn: Drawn | None,
    *,
    marks: Mapping[str, str],
    title: str,
    only: str = "",
) -> SafeString:
    """The map as SVG. `marks` are further classes of regions, ` stuck` or ` made-up`; `only` is a
    province that is drawn alone."""
    regions = [
        each
        for each in load_knowledge().regions
        if each.kind != "province" and (not only or each.province_code == only)
    ]
    if drawn is None:
        return _tiles(coloured, regions, marks, title, only)
    return _outlines(coloured, regions, marks, title, drawn, only)


def _tiles(
    coloured: Coloured, regions: list[Region], marks: Mapping[str, str], title: str, only: str
) -> SafeString:
    tiles = load_tiles()
    columns = [tiles[each.code].column for each in regions]
    rows = [tiles[each.code].row for each in regions]
    left, top = min(columns), min(rows)
    width, height = max(columns) - left + 1, max(rows) - top + 1
    view = f"{left * SIZE - 2} {top * SIZE - 2} {width * SIZE + 4} {height * SIZE + 4}"
    parts = [_open(view, title, coloured, "tiles"), _land(only)]
    addresses = _addresses(get_language() or "")
    for region in regions:
        tile, band = tiles[region.code], coloured.band.get(region.code)
        parts.append(_tile(region, tile, band, addresses[region.code], marks.get(region.code, "")))
    if not only:
        parts.append(_borders())
        parts += [_label(column, row, words) for column, row, words in _LABELS]
    parts.append("</svg>")
    # Names and words were escaped where they were put in.
    return mark_safe("".join(parts))  # noqa: S308


def _open(view: str, title: str, coloured: Coloured, kind: str) -> str:
    words = escape(f"{title}: {coloured.measure.words}")
    about = coloured.measure.help if kind == "tiles" else HATCHED
    return (
        f'<svg class="map {kind}" viewBox="{view}" width="{_shown(view)}" role="group"'
        ' aria-labelledby="map-t map-d">'
        f'<title id="map-t">{words}</title><desc id="map-d">{escape(str(about))}'
        "</desc>"
    )


def _shown(view: str) -> int:
    """Pixels of width at which a view is shown where it does not fill the page."""
    width, height = (float(each) for each in view.split()[2:])
    return round(width * min(_WIDEST / width, _HIGHEST / height))


def _tile(region: Region, tile: Tile, band: Band | None, address: str, marks: str) -> str:
    x, y = tile.column * SIZE, tile.row * SIZE
    tone = band.tone if band else "none"
    side = SIZE - _GAP
    sign = (
        f'<text x="{x + side // 2}" y="{y + 13}">{band.sign}</text>' if band and band.sign else ""
    )
    return (
        f'<a href="{address}" class="{tone}{marks}">'
        f"<title>{_named(region, band)}</title>"
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}"/>{sign}</a>'
    )


def _named(region: Region, band: Band | None) -> str:
    return escape(f"{region.name}: {band.words}" if band else region.name)


def _label(column: float, row: float, words: str) -> str:
    return f'<text class="sea" x="{column * SIZE:g}" y="{row * SIZE:g}">{words}</text>'


def _outlines(
    coloured: Coloured,
    regions: list[Region],
    marks: Mapping[str, str],
    title: str,
    drawn: Drawn,
    only: str,
) -> SafeString:
    view = _view_of(drawn, regions) if only else f"0 0 {drawn.width} {drawn.height}"
    width, height = (float(each) for each in view.split()[2:])
    scale = max(width / _WIDE, height / _HIGH if only else 0)
    parts = [_open(view, title, coloured, "outlines"), _patterns(coloured, scale)]
    addresses = _addresses(get_language() or "")
    for region in regions:
        band = coloured.band.get(region.code)
        tone = band.tone if band else "none"
        parts.append(
            f'<a href="{addresses[region.code]}" class="{tone}{marks.get(region.code, "")}"'
            f' fill="url(#p-{tone})">'
            f"<title>{_named(region, band)}</title>"
            f'<path d="{drawn.paths.get(region.code, "")}"/></a>'
        )
    parts.append("</svg>")
    return mark_safe("".join(parts))  # noqa: S308


_HATCHES = ("", "M3 3h2v2h-2z", "M0 9L9 0", "M0 0L9 9", "M0 4.5H9", "M4.5 0V9", "M0 9L9 0M0 0L9 9")
"""Lines of a pattern of nine units, so that classes differ without their colour too."""


def _patterns(coloured: Coloured, scale: float) -> str:
    """A pattern for each class: its tone, with lines that only it has."""
    found = []
    for place, band in enumerate(coloured.bands):
        lines = "" if band.key == "" else _HATCHES[place % len(_HATCHES)]
        found.append(
            f'<pattern id="p-{band.tone}" class="{band.tone}" width="9" height="9"'
            f' patternUnits="userSpaceOnUse" patternTransform="scale({scale:.2f})">'
            f'<rect width="9" height="9"/>'
            f'{f"""<path d="{lines}"/>""" if lines else ""}</pattern>'
        )
    return f"<defs>{''.join(found)}</defs>"


def _view_of(drawn: Drawn, regions: list[Region]) -> str:
    """The part of the drawing in which these regions lie."""
    points = [point for each in regions for point in _points(drawn.paths.get(each.code, ""))]
    if not points:
        return f"0 0 {drawn.width} {drawn.height}"
    west, north = min(x for x, _ in points) - _EDGE, min(y for _, y in points) - _EDGE
    east, south = max(x for x, _ in points) + _EDGE, max(y for _, y in points) + _EDGE
    return f"{west} {north} {east - west} {south - north}"


_EDGE = 5
_WIDE, _HIGH = 1500, 500
"""Units of a view in which patterns have their own size: wider ones, and higher ones of a
province, are drawn smaller."""
_LINE = re.compile(r"M(-?[0-9]+) (-?[0-9]+)([^M]*)")
_NUMBER = re.compile("-?[0-9]+")


def _points(path: str) -> Iterator[tuple[int, int]]:
    """The points of a path as `regions.outlines.drawing` writes it: steps from the first one."""
    for found in _LINE.finditer(path):
        x, y = int(found[1]), int(found[2])
        yield x, y
        steps = [int(each) for each in _NUMBER.findall(found[3])]
        if found[3].startswith("h"):
            yield x + steps[0], y + steps[0]
            continue
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


@cache
def _addresses(language: str) -> Mapping[str, str]:
    """The page of every region in a language."""
    del language  # The address begins with it, as the language of the page says.
    codes = (each.code for each in load_knowledge().regions)
    return {code: reverse("overview:region", args=[code]) for code in codes}


@cache
def _land(only: str) -> str:
    """What lies below the tiles, so that islands are seen as one: a strip for each run of them;
    of one province where `only` names it."""
    tiles = [each for each in load_tiles().values() if each.code.startswith(only)]
    squares = {(each.column, each.row) for each in tiles}
    found = []
    for column, row in sorted(squares):
        if (column - 1, row) in squares:
            continue
        end = column
        while (end + 1, row) in squares:
            end += 1
        x, y, width = column * SIZE - _GAP, row * SIZE - _GAP, (end - column + 1) * SIZE + _GAP
        found.append(f"M{x} {y}h{width}v{SIZE + _GAP}h-{width}z")
    return f'<path class="land" d="{"".join(found)}"/>'


@cache
def _borders() -> str:
    """Lines between tiles of different provinces."""
    tiles = {(each.column, each.row): each.code[:2] for each in load_tiles().values()}
    lines = []
    for (column, row), province in sorted(tiles.items()):
        x, y = column * SIZE - _GAP // 2, row * SIZE - _GAP // 2
        if tiles.get((column + 1, row), province) != province:
            lines.append(f"M{x + SIZE} {y}v{SIZE}")
        if tiles.get((column, row + 1), province) != province:
            lines.append(f"M{x} {y + SIZE}h{SIZE}")
    return f'<path class="borders" d="{"".join(lines)}"/>'
