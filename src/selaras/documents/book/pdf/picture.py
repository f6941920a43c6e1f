"""How large a picture stands on a printed page."""

import re

_HIGHEST = 560.0
"""Points; a picture with its caption and source then fits a page."""

_VIEW_BOX = re.compile(
    r"<svg\b[^>]*?\bviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"
)


def picture_size(svg: str, width: float) -> tuple[float, float | None]:
    """Width and height in points: as wide as `width`, but no higher than a page allows.

    The height is None for a picture that does not tell its shape.
    """
    found = _VIEW_BOX.search(svg[:4000])
    if not found or not float(found[1]) or not float(found[2]):
        return width, None
    shape = float(found[2]) / float(found[1])
    width = min(width, _HIGHEST / shape)
    return round(width, 2), round(width * shape, 2)
