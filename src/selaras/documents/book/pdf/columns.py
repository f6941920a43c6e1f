"""How wide the columns of a printed table are.

Typst shares a table's width as it is told and lets a word that is too long run into the next
cell. So the widest word of every column is measured here first, and narrow columns are given
what their words need.
"""

from selaras.documents.book.book import Table
from selaras.documents.book.pdf.breaks import word_width

INSET = 5.0
"""Points of white on the left and right of a cell's text."""

_WIDEST_SHARE = 0.4
"""No word may claim more of the table than this for its column."""


def column_widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Widths in points that fill `width`: as the table asks, but with room for its words."""
    asked = [max(column.width, 1) for column in table.columns]
    widths = [width * share / sum(asked) for share in asked]
    most = width if len(asked) == 1 else width * _WIDEST_SHARE
    needs = [min(need + 2 * INSET, most) for need in _widest_words(table, size)]
    if sum(needs) >= width:
        return tuple(width * need / sum(needs) for need in needs)
    return _lifted(widths, needs, width)


def _widest_words(table: Table, size: float) -> list[float]:
    """The width of the widest word in each column; cells over several columns do not count."""
    words: list[set[str]] = [set(column.head.split()) for column in table.columns]
    for row in table.rows:
        at = 0
        for cell in row.cells:
            if cell.span == 1:
                for run in cell.line:
                    words[at].update(run.text.split())
            at += cell.span
    return [
        max((word_width(word, size) for word in found if "://" not in word), default=0.0)
        for found in words
    ]


def _lifted(widths: list[float], needs: list[float], width: float) -> tuple[float, ...]:
    """Raise the columns below their need and take it from the others, in proportion."""
    fixed: set[int] = set()
    while short := {at for at, need in enumerate(needs) if at not in fixed and widths[at] < need}:
        fixed |= short
        rest = width - sum(needs[at] for at in fixed)
        free = sum(widths[at] for at in range(len(widths)) if at not in fixed)
        widths = [
            needs[at] if at in fixed else widths[at] * rest / free for at in range(len(widths))
        ]
    return tuple(widths)
