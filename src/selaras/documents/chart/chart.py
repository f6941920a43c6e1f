"""A chart as books and pages take it, and the one place where Vega-Lite draws it.

The SVG holds only shapes and text: no script, no style, no identifier, no reference to anything
outside. It carries its alternative as `aria-label`, so that the inner marks need no roles.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Any

from selaras.documents.chart.lettering import Word

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""

FONT = "Source Sans Pro"
"""The sans of the books, which Typst and the maker of pictures for Word know."""

KEPT = 128
"""Drawings remembered in one process: some books' worth, a few megabytes."""

_TAG = re.compile(r"<[^>]+>")
_LEFT_OUT = re.compile(r' (?:(?:class|role|aria-[a-z]+|pointer-events)="[^"]*"|opacity="1")')
_LONG_FRACTION = re.compile(r"-?\d+\.\d{3,}(?:e-\d+)?")
_UNSEEN = re.compile(r'<path d="[^"]*"(?: display="none")?/>|<g></g>')


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words and the numbers that say the same.

    `svg` is a whole SVG document, `alternative` one or two sentences in the chart's language,
    `head` and `rows` the data as formatted strings; every row is as long as the head.
    """

    svg: str
    alternative: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes for Vega-Lite to draw, with fixed size and margins in pixels, and words upon them."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    layers: list[Spec]
    words: list[Word]
    config: Spec


def draw(sheet: Sheet, alternative: str) -> str:
    """The sheet as SVG; the same shapes are drawn once per process."""
    spec = {
        "width": sheet.width,
        "height": sheet.height,
        "padding": {
            "left": sheet.left,
            "top": sheet.top,
            "right": sheet.right,
            "bottom": sheet.bottom,
        },
        # A size that is given needs no second pass to fit the axes.
        "autosize": "none",
        "config": sheet.config,
        "layer": sheet.layers,
    }
    shapes = _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))
    width = round(sheet.left + sheet.width + sheet.right)
    height = round(sheet.top + sheet.height + sheet.bottom)
    words = "".join(word.svg(sheet.left, sheet.top) for word in sheet.words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-label="{escape(alternative)}">'
        f'{shapes}<g font-family="{FONT}">{words}</g></svg>'
    )


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    """What stands between the tags of the SVG's root."""
    svg: str = _engine().vegalite_to_svg(spec)
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return _UNSEEN.sub("", _TAG.sub(_lean, inner))


@cache
def _engine() -> Any:
    """Vega-Lite; its first drawing takes about half a second. It draws no words, needs no font."""
    import vl_convert

    return vl_convert


def _lean(tag: re.Match[str]) -> str:
    """A tag without what only scripts would use, and with coordinates to a hundredth of a pixel.

    Words of the plan are never inside a tag, because marks are drawn without labels of their own.
    """
    return _LONG_FRACTION.sub(_hundredths, _LEFT_OUT.sub("", tag.group()))


def _hundredths(number: re.Match[str]) -> str:
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
