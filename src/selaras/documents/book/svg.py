"""What a writer has to know about a drawing before it can place it."""

import re

_SIZE = re.compile(r'\b(width|height)="([\d.]+)(?:px)?"')
_VIEW = re.compile(r'\bviewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height of an SVG in CSS pixels, from its size or else its view box.

    Raises ValueError where the root element says neither.
    """
    root = svg[svg.index("<svg") :].split(">", 1)[0]
    found = {name: float(value) for name, value in _SIZE.findall(root)}
    if "width" in found and "height" in found:
        return found["width"], found["height"]
    view = _VIEW.search(root)
    if view is None:
        raise ValueError("an SVG without width, height and viewBox has no size")
    return float(view[1]), float(view[2])
