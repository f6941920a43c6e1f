"""The columns of the table behind a figure, as wide as what stands in them."""

from selaras.documents.book.book import Column
from selaras.documents.chart import Chart

_NARROW, _WIDE = 6, 40
_LONGEST_NUMBER = 22


def data_columns(chart: Chart) -> tuple[Column, ...]:
    """Numbers stand right, words left; a column of words is as wide as the longest of them."""
    return tuple(
        _column(head, [row[at] for row in chart.rows]) for at, head in enumerate(chart.head)
    )


def _column(head: str, texts: list[str]) -> Column:
    longest = max(map(len, texts), default=0)
    width = min(max(longest, len(head) // 2, _NARROW), _WIDE)
    return Column(head, width, "right" if _are_numbers(texts, longest) else "left")


def _are_numbers(texts: list[str], longest: int) -> bool:
    """Whether all texts are short and most begin as a number does; the others say there is none."""
    found = sum(text[:1].isdigit() or text.startswith("\N{MINUS SIGN}") for text in texts)
    return longest <= _LONGEST_NUMBER and 2 * found > len(texts)
