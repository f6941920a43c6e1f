"""The road over the years: one bar per programme, under the heading of its group."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from selaras.core.text import Language, Text
from selaras.documents.chart import look
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, text_width
from selaras.documents.chart.phrases import NO_DATA
from selaras.documents.chart.roadmap_lines import LEFT, Kind, Lines, RoadmapRow, lines_of
from selaras.documents.chart.shapes import Line

ROWS_PER_PAGE = 34
"""So many rows with their headings fill an A4 page and leave room for a caption."""

_RIGHT = 12

_KINDS: dict[Kind, Text] = {
    "existing": Text(id="program yang sudah ada", en="existing programme"),
    "innovation": Text(id="inovasi baru", en="new innovation"),
    "quick-win": Text(id="quick win", en="quick win"),
}
_HEAD = (
    Text(id="Kelompok", en="Group"),
    Text(id="Program", en="Programme"),
    Text(id="Mulai", en="Start"),
    Text(id="Selesai", en="End"),
    Text(id="Jenis", en="Kind"),
)
_COUNT = Text(id="{count} program pada {start}–{end}", en="{count} programmes in {start}–{end}")
_ONE = Text(id="1 program pada {start}–{end}", en="1 programme in {start}–{end}")
_BUSIEST = Text(
    id="paling banyak berjalan bersamaan {most}, pada {year}",
    en="at most {most} run at the same time, in {year}",
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """A part of the period, such as the short term, up to and including its last year."""

    name: str
    end: int


def roadmap(
    rows: Sequence[RoadmapRow],
    period: tuple[int, int],
    horizons: Sequence[Horizon],
    language: Language,
    *,
    title: str,
) -> Chart | None:
    """Bars over the years of the period, first and last included; None when there is no row.

    The height grows with the rows. A bar is cut at the period's ends; a row that has no year in
    the period says so in words.
    """
    if not rows:
        return None
    alternative = _alternative(rows, period, language, title)
    none = NO_DATA.in_(language)
    return Chart(
        svg=draw(_sheet(rows, period, horizons, language), alternative),
        alternative=alternative,
        head=tuple(word.in_(language) for word in _HEAD),
        rows=tuple(
            (
                row.group,
                row.label,
                none if row.start is None else str(row.start),
                none if row.end is None else str(row.end),
                _KINDS[row.kind].in_(language),
            )
            for row in rows
        ),
    )


def roadmap_pages(rows: Sequence[RoadmapRow]) -> tuple[tuple[RoadmapRow, ...], ...]:
    """The rows in as few and as equal portions as fit a page each."""
    pages = -(-len(rows) // ROWS_PER_PAGE)
    edges = [len(rows) * page // pages for page in range(pages + 1)] if pages else []
    return tuple(tuple(rows[start:end]) for start, end in pairwise(edges))


def _sheet(
    rows: Sequence[RoadmapRow],
    period: tuple[int, int],
    horizons: Sequence[Horizon],
    language: Language,
) -> Sheet:
    first, last = period
    year = (look.WIDTH - LEFT - _RIGHT) / (last - first + 1)
    lines = lines_of(rows, period, year, language)
    grid = [
        Line(place * year, 0, place * year, lines.height, look.QUIET)
        for place in range(last - first + 2)
    ]
    edges, heads = _horizons(period, horizons, year, lines.height)
    words = [*_years(period, year), *heads, *lines.words]
    key = _key(rows, lines.height + 20, language)
    shapes = [*grid, *edges, *lines.shapes, *key.shapes]
    top = 44 if horizons else 24
    return look.sheet(
        shapes, words + key.words, lines.height, left=LEFT, top=top, right=_RIGHT, bottom=30
    )


def _years(period: tuple[int, int], year: float) -> list[Word]:
    """The years above their columns, as many as find room."""
    first, last = period
    every = -(-30 // int(max(year, 1)))
    return [
        look.small((number - first + 0.5) * year, -11, str(number), "middle")
        for number in range(first, last + 1, every)
    ]


def _horizons(
    period: tuple[int, int], horizons: Sequence[Horizon], year: float, height: float
) -> tuple[list[Line], list[Word]]:
    """A line at the end of each horizon, its name above its years."""
    edges: list[Line] = []
    names: list[Word] = []
    start = 0.0
    for horizon in horizons:
        end = (min(horizon.end, period[1]) - period[0] + 1) * year
        if end <= start:
            continue
        edges.append(Line(end, -38, end, height, look.LINE))
        if start == 0 and text_width(horizon.name, look.SMALL, bold=True) > end - 8:
            # The first horizon is often one year: its name reaches back over the names' column.
            name = shortened(horizon.name, look.SMALL, end + LEFT / 2, bold=True)
            names.append(Word(end - 5, -30, name, look.SMALL, look.INK, "end", bold=True))
        else:
            name = shortened(horizon.name, look.SMALL, end - start - 8, bold=True)
            middle = (start + end) / 2
            names.append(Word(middle, -30, name, look.SMALL, look.INK, "middle", bold=True))
        start = end
    return edges, names


def _key(rows: Sequence[RoadmapRow], y: float, language: Language) -> Lines:
    """What the kinds of bars mean, as far as they occur."""
    key = Lines()
    present = {row.kind for row in rows}
    x = -float(LEFT)
    for kind, name in _KINDS.items():
        if kind in present:
            text = name.in_(language)
            key.bar(x, x + 24, y, look.SOFT, kind)
            key.words.append(look.small(x + 31, y, text))
            x += 31 + text_width(text, look.SMALL) + 24
    return key


def _alternative(
    rows: Sequence[RoadmapRow], period: tuple[int, int], language: Language, title: str
) -> str:
    spans = [span for row in rows if (span := row.years_in(period))]
    running = {
        year: sum(1 for start, end in spans if start <= year <= end)
        for year in range(period[0], period[1] + 1)
    }
    busiest = max(running, key=lambda year: running[year])
    sentence = (_ONE if len(rows) == 1 else _COUNT).format(
        count=len(rows), start=period[0], end=period[1]
    )
    most = running[busiest]
    parts = [sentence.in_(language)]
    if most > 1:
        parts.append(_BUSIEST.format(most=most, year=busiest).in_(language))
    return f"{title}: {'; '.join(parts)}."
