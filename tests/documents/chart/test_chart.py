"""What holds for every chart: its drawing is safe, legible, the same everywhere."""

import itertools
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from selaras.core.text import LANGUAGES
from selaras.documents.chart import look
from selaras.documents.chart.chart import Chart
from tests.documents.chart.drawn import DIMENSIONS, LONG, SVG, every_chart, labels, said

CHARTS = {
    f"{name} ({language})": chart
    for language in LANGUAGES
    for name, chart in every_chart(language).items()
}
every = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())

SHAPES = {
    f"{SVG}{name}" for name in ("svg", "g", "line", "rect", "polyline", "polygon", "circle", "text")
}
ATTRIBUTES = {
    *("width", "height", "viewBox", "role", "aria-label"),
    *("font-family", "font-size", "font-weight", "font-style", "text-anchor"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points"),
    *("fill", "stroke", "stroke-width"),
}


def test_every_kind_is_drawn_in_both_languages() -> None:
    assert len(CHARTS) == 26


@every
def test_only_harmless_elements_and_attributes(chart: Chart) -> None:
    for element in ElementTree.fromstring(chart.svg).iter():
        assert element.tag in SHAPES
        assert set(element.attrib) <= ATTRIBUTES
    assert "url(" not in chart.svg
    assert chart.svg.count("http") == 1, "the namespace and nothing else"


@every
def test_the_root_has_a_fixed_size_and_says_what_it_shows(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    assert root.get("width") == str(look.WIDTH)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert 90 <= int(root.get("height", "0")) <= 1300
    assert root.get("role") == "img"
    assert root.get("aria-label") == chart.alternative
    assert chart.alternative.endswith(".")


@every
def test_one_font_of_a_readable_size(chart: Chart) -> None:
    assert set(re.findall(r'font-family="([^"]*)"', chart.svg)) == {"Source Sans Pro"}
    assert min(label.size for label in labels(chart)) >= 11


@every
def test_words_stay_inside_and_apart(chart: Chart) -> None:
    height = int(ElementTree.fromstring(chart.svg).get("height", "0"))
    found = labels(chart)
    for label in found:
        assert label.left >= -0.5, label
        assert label.right <= look.WIDTH + 0.5, label
        assert 0 <= label.top < label.bottom <= height, label
    for one, other in itertools.combinations(found, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across <= 0.5 or down <= 0.5, (one, other)


@every
def test_each_row_is_as_long_as_the_head_and_says_something_in_every_cell(chart: Chart) -> None:
    assert {len(row) for row in chart.rows} == {len(chart.head)}
    assert all(chart.head)


def test_names_that_look_like_markup_are_shown_as_they_are() -> None:
    chart = CHARTS["readiness (id)"]
    name = next(text for text in said(chart) if text.startswith("Digitalisasi"))
    assert name.endswith("…")
    assert LONG.startswith(name.removesuffix("…"))
    assert chart.rows[1][0] == LONG


def test_the_same_in_another_process_and_another_order() -> None:
    program = (
        "from tests.documents.chart.drawn import every_chart\n"
        "import hashlib\n"
        "every_chart('en')\n"
        "print(hashlib.sha256(repr(list(every_chart('id').values())).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 (relative luminance of sRGB)."""

    def luminance(colour: str) -> float:
        shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (
            share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            for share in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [look.INK, look.SOFT, *look.SERIES, *(d[2] for d in DIMENSIONS)])
def test_words_contrast_with_paper_and_letters_with_their_box(colour: str) -> None:
    assert _contrast(colour, look.PAPER) >= 4.5
    assert _contrast(colour, "#ffffff") >= 4.5


def test_lines_that_must_be_seen_contrast_with_paper() -> None:
    assert _contrast(look.LINE, look.PAPER) >= 3
    assert _contrast(look.ACCENT, look.PAPER) >= 3
    assert _contrast(look.ACCENT, look.TRACK) >= 3
