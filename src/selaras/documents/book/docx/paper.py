"""The paper: A4 and its margins, in twips (twentieths of a point)."""

LONG, SHORT = 16838, 11906
"""The sides of A4 in twips."""

SIDE, TOP, BOTTOM = 1361, 1417, 1531
"""Margins in twips: 24 mm at the sides, 25 mm above, 27 mm below."""


def text_width(*, landscape: bool) -> int:
    """The width of the text area in twips."""
    return (LONG if landscape else SHORT) - 2 * SIDE
