"""Words on a chart: how wide they stand, where to cut them, and how they are written as SVG.

Widths come from the letters of the font itself, so that names are cut only where they must be.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal

from selaras.documents.chart.shapes import short

Anchor = Literal["start", "middle", "end"]

_WIDTHS = {
    20: " ",
    25: "',.:;ij|",
    26: "Il",
    29: "!f",
    30: "()[]{}",
    34: "t-",
    35: "/\\r",
    42: '"*?sz',
    45: "x",
    47: "cvy",
    49: "JYFL–",
    51: "#$+0123456789<=>^_aegk~−éX",
    54: "VESATZ`hou",
    56: "bndpq",
    58: "CPRK",
    62: "B&DG",
    65: "UHNOQ",
    73: "wM",
    83: "Wm%@",
    95: "…",
}
_SHARE = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN = 0.6
_BOLDER = 1.035
"""Semibold letters are that much wider than regular ones."""

_MIDDLE = 0.33
"""From the middle of a capital down to the line it stands on, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text whose middle is at height `y`, in pixels of the view; `\\n` begins a new line."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False
    slanted: bool = False

    def svg(self, left: float, top: float) -> str:
        """The text element, moved by the margins; without its font, which the group has."""
        x = short(self.x + left)
        attributes = f'font-size="{short(self.size)}" fill="{self.colour}"'
        if self.anchor != "start":
            attributes += f' text-anchor="{self.anchor}"'
        if self.bold:
            attributes += ' font-weight="600"'
        if self.slanted:
            attributes += ' font-style="italic"'
        leading = self.size * 1.18
        return "".join(
            f'<text x="{x}" y="{short(self.y + top + self.size * _MIDDLE + place * leading)}" '
            f"{attributes}>{escape(line, quote=False)}</text>"
            for place, line in enumerate(self.text.split("\n"))
        )


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text stands in pixels; letters outside ASCII count as wide ones."""
    width = sum(_SHARE.get(letter, _UNKNOWN) for letter in text) * size
    return width * _BOLDER if bold else width


def widest(texts: list[str], size: float, most: float, *, bold: bool = False) -> float:
    """The width that a column of these texts needs, but not more than `most`."""
    return min(most, max(text_width(text, size, bold=bold) for text in texts))


def wrapped(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """The text broken at spaces into at most that many lines; the last one ends in an ellipsis."""
    result: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and text_width(longer, size, bold=bold) > width:
            result.append(current)
            current = word
        else:
            current = longer
    result.append(current)
    kept = [*result[: lines - 1], " ".join(result[lines - 1 :])]
    return [shortened(line, size, width, bold=bold) for line in kept if line]


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text cut after a whole word where it can, with an ellipsis, to fit that width."""
    if text_width(text, size, bold=bold) <= width:
        return text
    room = width - text_width("…", size, bold=bold)
    end = len(text)
    while end > 1 and text_width(text[:end], size, bold=bold) > room:
        end -= 1
    cut = text[:end]
    space = cut.rfind(" ")
    if text[end] != " " and space > 0.7 * len(cut):
        cut = cut[:space]
    return cut.rstrip(" ,;:.(-/") + "…"
