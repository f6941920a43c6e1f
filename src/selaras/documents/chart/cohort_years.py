"""Cohorts over the years: who joined anew, who joined again, and how many took part by then."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.core.text import Language, Text
from selaras.documents.chart import axes, look
from selaras.documents.chart.chart import Chart, draw
from selaras.documents.chart.lettering import Word
from selaras.documents.chart.scale import round_ticks
from selaras.documents.chart.shapes import Box, Drawn, Line, Mark, Path

_HEIGHT = 240
_WIDEST = 26
"""Half the width of a column."""
_APART = 34
"""Pixels that a number above a point needs."""
_ROOM = 18
"""Pixels of height in which a number stands inside its column."""

_FRESH = Text(id="baru", en="new")
_REPEATS = Text(id="ikut lagi", en="again")
_DISTINCT = Text(id="pernah ikut", en="took part")
_YEAR = Text(id="Angkatan", en="Cohort")
_MEMBERS = Text(id="Peserta", en="Members")
_WHOLE = Text(
    id="{title}: {many} angkatan, {first} sampai {last}; {distinct} daerah pernah ikut.",
    en="{title}: {many} cohorts, {first} to {last}; {distinct} regions took part.",
)


@dataclass(frozen=True, slots=True)
class CohortSize:
    """A cohort: its short name, how many joined anew and again, how many took part until then."""

    name: str
    fresh: int
    repeats: int
    distinct: int


def cohort_years(cohorts: Sequence[CohortSize], language: Language, *, title: str) -> Chart | None:
    """Columns for the cohorts and a line for all that ever took part; None without any."""
    if not cohorts:
        return None
    last = cohorts[-1]
    alternative = _WHOLE.in_(language).format(
        title=title,
        many=len(cohorts),
        first=cohorts[0].name,
        last=last.name,
        distinct=last.distinct,
    )
    ticks = round_ticks(0, max(each.distinct for each in cohorts))
    plot = _Plot(len(cohorts), ticks[-1], look.WIDTH - axes.LEFT - 12)
    shapes, words = _grid(plot, ticks)
    for place, each in enumerate(cohorts):
        _column(plot, place, each, shapes, words)
    _line(plot, cohorts, language, shapes, words)
    sheet = look.sheet(
        shapes, words, _HEIGHT, left=axes.LEFT, top=axes.TOP, right=12, bottom=axes.BOTTOM
    )
    head = (_YEAR, _MEMBERS, _FRESH, _REPEATS, _DISTINCT)
    return Chart(
        svg=draw(sheet, alternative),
        alternative=alternative,
        head=tuple(each.in_(language) for each in head),
        rows=tuple(
            (
                each.name,
                *(
                    str(many)
                    for many in (
                        each.fresh + each.repeats,
                        each.fresh,
                        each.repeats,
                        each.distinct,
                    )
                ),
            )
            for each in cohorts
        ),
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    """Places of cohorts across, numbers of regions upwards up to `high`."""

    many: int
    high: float
    width: float

    @property
    def band(self) -> float:
        return self.width / self.many

    @property
    def half(self) -> float:
        return min(self.band * 0.32, _WIDEST)

    def x(self, place: int) -> float:
        return self.band * (place + 0.5)

    def y(self, number: float) -> float:
        return _HEIGHT * (1 - number / self.high)


def _grid(plot: _Plot, ticks: Sequence[float]) -> tuple[list[Drawn], list[Word]]:
    lines: list[Drawn] = [
        Line(0, plot.y(tick), plot.width, plot.y(tick), look.QUIET if tick else look.LINE)
        for tick in ticks
    ]
    words = [look.small(-8, plot.y(tick), f"{tick:g}", "end") for tick in ticks]
    return lines, words


def _column(
    plot: _Plot, place: int, each: CohortSize, shapes: list[Drawn], words: list[Word]
) -> None:
    """New members from the foot up, and on them those who joined again, paler."""
    x, fresh, top = plot.x(place), plot.y(each.fresh), plot.y(each.fresh + each.repeats)
    if each.fresh:
        shapes.append(Box(x - plot.half, fresh, x + plot.half, _HEIGHT, look.ACCENT))
    if each.repeats:
        pale = look.TRACK
        shapes.append(Box(x - plot.half, top, x + plot.half, fresh - 1, pale, look.ACCENT))
    said = str(each.fresh) if not each.repeats else f"{each.fresh} + {each.repeats}"
    if _HEIGHT - fresh >= _ROOM:
        words.append(Word(x, _HEIGHT - _ROOM / 2, said, look.SMALL, look.PAPER, "middle"))
    else:
        words.append(look.small(x, top - 9, said, "middle"))
    words.append(look.small(x, _HEIGHT + 15, each.name, "middle"))


def _line(
    plot: _Plot,
    cohorts: Sequence[CohortSize],
    language: Language,
    shapes: list[Drawn],
    words: list[Word],
) -> None:
    """All that ever took part, with the number at as many points as find room."""
    points = [(plot.x(place), plot.y(each.distinct)) for place, each in enumerate(cohorts)]
    colour = look.SERIES[1]
    shapes.append(Path(points, colour))
    shapes += [Mark(x, y, colour) for x, y in points]
    every = -(-_APART // max(1, int(plot.band)))
    for place, (each, (x, y)) in enumerate(zip(cohorts, points, strict=True)):
        # Where the line is hidden by its column the column says the same number.
        if each.distinct == each.fresh + each.repeats or (len(cohorts) - 1 - place) % every:
            continue
        words.append(Word(x, y - 12, str(each.distinct), look.SMALL, colour, "middle", bold=True))
    key = (("■", look.ACCENT, _FRESH), ("□", look.ACCENT, _REPEATS), ("●", colour, _DISTINCT))
    x = 0.0
    for sign, ink, name in key:
        said = f"{sign} {name.in_(language)}"
        words.append(Word(x, -20, said, look.SMALL, ink, "start", bold=True))
        x += 22 + 7.2 * len(said)
