"""The way of an indicator from its baseline to its targets, alone or as one of many panels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from selaras.core.text import Language, Text, format_number
from selaras.documents.chart import look
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, text_width, wrapped
from selaras.documents.chart.phrases import NO_DATA
from selaras.documents.chart.shapes import Drawn, Line, Mark, Path

Direction = Literal["up", "down"]

PANELS_PER_PAGE = 12
"""So many panels fit an A4 page and leave room for a caption."""
_ACROSS = 3
_GAP = 26
_TITLE, _PLOT, _FOOT = 50, 92, 44
_BELOW = 20
"""Between the years of the last row of panels and the next, which the last row does not need."""
_AIR = 18
_MARGIN = 24
"""Above and below the line, for a number."""

_HEAD = (
    Text(id="Indikator", en="Indicator"),
    Text(id="Satuan", en="Unit"),
    Text(id="Nilai awal", en="Baseline"),
    Text(id="Target", en="Targets"),
    Text(id="Arah", en="Direction"),
)
_DIRECTIONS: dict[Direction, Text] = {
    "up": Text(id="naik", en="upwards"),
    "down": Text(id="turun", en="downwards"),
}
_WANTED: dict[Direction, Text] = {
    "up": Text(id="diharapkan naik", en="to rise"),
    "down": Text(id="diharapkan turun", en="to fall"),
}
_FROM_TO = Text(
    id="{name} dari {first} ({start}) ke {last} ({end})",
    en="{name} from {first} ({start}) to {last} ({end})",
)
_ONLY = Text(id="{name} {first} ({start})", en="{name} {first} ({start})")
_MANY = Text(
    id="{count} indikator dengan nilai awal dan targetnya; {up} diharapkan naik, {down} turun.",
    en="{count} indicators with baseline and targets; {up} are to rise, {down} to fall.",
)

Point = tuple[int, Decimal]


@dataclass(frozen=True, slots=True)
class IndicatorPath:
    """An indicator: baseline as (year, value) or None, targets in order of years, direction.

    `unit` is empty where none is known.
    """

    name: str
    unit: str
    baseline: Point | None
    targets: tuple[Point, ...]
    direction: Direction

    @property
    def points(self) -> tuple[Point, ...]:
        """Baseline and targets in one row."""
        return (() if self.baseline is None else (self.baseline,)) + self.targets


def indicator_path(indicator: IndicatorPath, language: Language) -> Chart | None:
    """One indicator over the whole width; None when it has neither baseline nor target."""
    if not indicator.points:
        return None
    alternative = _sentence(indicator, language) + "."
    return _chart([indicator], _sheet([indicator], 1, language), alternative, language)


def indicator_paths(
    indicators: Sequence[IndicatorPath], language: Language, *, title: str
) -> Chart | None:
    """Small panels, three to a row; None when no indicator has a value to draw.

    Indicators without any value stand in the data table only.
    """
    drawn = [indicator for indicator in indicators if indicator.points]
    if not drawn:
        return None
    up = sum(1 for indicator in drawn if indicator.direction == "up")
    sentence = _MANY.format(count=len(drawn), up=up, down=len(drawn) - up).in_(language)
    return _chart(indicators, _sheet(drawn, _ACROSS, language), f"{title}: {sentence}", language)


def _chart(
    indicators: Sequence[IndicatorPath], sheet: Sheet, alternative: str, language: Language
) -> Chart:
    return Chart(
        svg=draw(sheet, alternative),
        alternative=alternative,
        head=tuple(word.in_(language) for word in _HEAD),
        rows=tuple(_row(indicator, language) for indicator in indicators),
    )


def _row(indicator: IndicatorPath, language: Language) -> tuple[str, ...]:
    none = NO_DATA.in_(language)
    baseline = indicator.baseline
    return (
        indicator.name,
        indicator.unit,
        none if baseline is None else _dated(baseline, language),
        "; ".join(_dated(target, language) for target in indicator.targets) or none,
        _DIRECTIONS[indicator.direction].in_(language),
    )


def _dated(point: Point, language: Language) -> str:
    return f"{point[0]}: {format_number(point[1], language)}"


def _sentence(indicator: IndicatorPath, language: Language) -> str:
    (start, first), (end, last) = indicator.points[0], indicator.points[-1]
    sentence = _ONLY if len(indicator.points) == 1 else _FROM_TO
    return sentence.format(
        name=indicator.name,
        start=start,
        end=end,
        first=_measured(first, indicator.unit, language),
        last=_measured(last, indicator.unit, language),
    ).in_(language)


def _measured(value: Decimal, unit: str, language: Language) -> str:
    return f"{format_number(value, language)} {unit}".strip()


@dataclass(slots=True)
class _Marks:
    """What all panels together consist of."""

    shapes: list[Drawn] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def _sheet(indicators: Sequence[IndicatorPath], across: int, language: Language) -> Sheet:
    width = (look.WIDTH - _GAP * (across - 1)) / across
    tall = _TITLE + _PLOT + _FOOT
    marks = _Marks()
    for place, indicator in enumerate(indicators):
        down, right = divmod(place, across)
        _panel(marks, indicator, (right * (width + _GAP), down * tall), width, language)
    return look.sheet(marks.shapes, marks.words, tall * -(-len(indicators) // across) - _BELOW)


def _panel(
    marks: _Marks,
    indicator: IndicatorPath,
    corner: tuple[float, float],
    width: float,
    language: Language,
) -> None:
    """Add one panel with that upper left corner."""
    x, y = corner
    title = wrapped(indicator.name, look.TEXT, width, 2, bold=True)
    marks.words.append(look.text(x, y + 9, "\n".join(title), bold=True))
    wanted = _WANTED[indicator.direction].in_(language)
    unit = shortened(", ".join(filter(None, (indicator.unit, wanted))), look.SMALL, width)
    marks.words.append(look.small(x, y + 10 + 15.5 * len(title), unit))
    foot = y + _TITLE + _PLOT
    marks.shapes.append(Line(x, foot, x + width, foot, look.QUIET))
    places = _places(indicator, x, y + _TITLE, width, language)
    if len(places) > 1:
        marks.shapes.append(Path(places, look.ACCENT))
    for index, (across, down) in enumerate(places):
        hollow = index == 0 and indicator.baseline is not None
        fill = look.PAPER if hollow else look.ACCENT
        marks.shapes.append(Mark(across, down, fill, edge=look.ACCENT))
    for index in _told(indicator, places, language):
        across, down = places[index]
        year, value = indicator.points[index]
        side = 14 if _lower_than_neighbour(places, index) else -14
        number_word = format_number(value, language)
        marks.words.append(
            Word(across, down + side, number_word, look.SMALL, look.INK, "middle", bold=True)
        )
        marks.words.append(look.small(across, foot + 12, str(year), "middle"))


def _told(
    indicator: IndicatorPath, places: list[tuple[float, float]], language: Language
) -> list[int]:
    """Which points have their number beside them: all where they find room, else both ends."""
    widths = [
        text_width(format_number(value, language), look.SMALL, bold=True)
        for _, value in indicator.points
    ]
    gaps = [after[0] - before[0] for before, after in pairwise(places)]
    if all(gap > max(widths) + _AIR for gap in gaps):
        return list(range(len(places)))
    return sorted({0, len(places) - 1})


def _lower_than_neighbour(places: list[tuple[float, float]], index: int) -> bool:
    """Whether the line leaves this point only upwards: its number then stands below it."""
    around = places[max(index - 1, 0) : index] + places[index + 1 : index + 2]
    return all(places[index][1] > y for _, y in around) and bool(around)


def _places(
    indicator: IndicatorPath, x: float, y: float, width: float, language: Language
) -> list[tuple[float, float]]:
    """Pixels of each point, with room at both ends for half a label."""
    points = indicator.points
    ends = [format_number(points[end][1], language) for end in (0, -1)]
    side = max(16.0, *(text_width(text, look.SMALL, bold=True) / 2 for text in ends))
    values = [float(value) for _, value in points]
    low, high = min(values), max(values)
    start, end = points[0][0], points[-1][0]
    room, tall = width - 2 * side, _PLOT - _MARGIN * 2
    return [
        (
            x + side + (room * (year - start) / (end - start) if end > start else room / 2),
            y + _MARGIN + tall * ((high - value) / (high - low) if high > low else 0.5),
        )
        for (year, _), value in zip(points, values, strict=True)
    ]
