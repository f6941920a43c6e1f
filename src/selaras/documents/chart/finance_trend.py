"""Money over years: the budget of a region and what became of it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from selaras.core.text import Language, Text, short_rupiah
from selaras.documents.chart import axes, look
from selaras.documents.chart.amounts import Unit, drawn_unit, table_unit
from selaras.documents.chart.axes import Plot
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, widest
from selaras.documents.chart.phrases import YEAR
from selaras.documents.chart.scale import spread
from selaras.documents.chart.shapes import Drawn, Mark, MarkShape, Path

Amounts = Sequence[int | None]

_MOST_LABEL = 150
_GAP = 6
_SHAPES: tuple[MarkShape, ...] = ("circle", "square", "triangle", "diamond")

_PATH = Text(
    id="{name} {verb} dari {first} pada {start} menjadi {last} pada {end}",
    en="{name} {verb} from {first} in {start} to {last} in {end}",
)
_SAME = Text(
    id="{name} tetap {first} dari {start} sampai {end}",
    en="{name} stayed at {first} from {start} to {end}",
)
_POINT = Text(id="{name} {first} pada {start}", en="{name} {first} in {start}")
_UP = Text(id="naik", en="rose")
_DOWN = Text(id="turun", en="fell")
_PEAK = Text(
    id="Nilai terbesar {most} ({name}, {year}).", en="The largest value is {most} ({name}, {year})."
)


def finance_trend(
    years: Sequence[int], series: Mapping[str, Amounts], language: Language, *, title: str
) -> Chart | None:
    """One line per series; each has one amount of rupiah, or None, for every year.

    Each year has a mark. A missing amount breaks the line. Returns None when no series has any
    amount. Four series at most stay readable; further ones take the same colours again.
    """
    known = [amount for amounts in series.values() for amount in amounts if amount is not None]
    if not known:
        return None
    shown = {name: amounts for name, amounts in series.items() if set(amounts) != {None}}
    alternative = _alternative(years, shown, language, title)
    exact = table_unit(known)
    unit = exact.name.in_(language)
    return Chart(
        svg=draw(_sheet(years, shown, known, language), alternative),
        alternative=alternative,
        head=(YEAR.in_(language), *(f"{name} ({unit})" for name in series)),
        rows=tuple(
            (str(year), *(exact.say(amounts[index], language) for amounts in series.values()))
            for index, year in enumerate(years)
        ),
    )


def _sheet(
    years: Sequence[int], series: Mapping[str, Amounts], known: list[int], language: Language
) -> Sheet:
    unit = drawn_unit(known)
    labels = [_label(name, years, amounts, unit, language) for name, amounts in series.items()]
    lines = [line for label in labels for line in label.split("\n")]
    right = widest(lines, look.TEXT, _MOST_LABEL, bold=True) + _GAP
    plot = axes.line_plot(years, unit, min(known), max(known), right)
    shapes: list[Drawn] = [*plot.lines()]
    for place, amounts in enumerate(series.values()):
        shapes += _line(place, amounts, plot)
    words = plot.words(language) + _ends(series, labels, plot)
    return look.sheet(
        shapes, words, plot.height, left=axes.LEFT, top=axes.TOP, right=right, bottom=axes.BOTTOM
    )


def _line(place: int, amounts: Amounts, plot: Plot) -> list[Drawn]:
    """One path for each run of known years, and a mark at each of them."""
    ink, shape = _ink(place), _SHAPES[place % len(_SHAPES)]
    known = [
        None if amount is None else (plot.x(index), plot.y(amount))
        for index, amount in enumerate(amounts)
    ]
    runs = [
        [point for point in run if point]
        for there, run in groupby(known, key=lambda point: point is not None)
        if there
    ]
    return [
        *(Path(run, ink, 2.2) for run in runs if len(run) > 1),
        *(Mark(x, y, ink, shape) for run in runs for x, y in run),
    ]


def _label(
    name: str, years: Sequence[int], amounts: Amounts, unit: Unit, language: Language
) -> str:
    """The name with the last amount below it, dated where that is not of the last year."""
    year, amount = _known(years, amounts)[-1]
    value = unit.say(amount, language)
    dated = value if year == years[-1] else f"{value} ({year})"
    return f"{shortened(name, look.TEXT, _MOST_LABEL, bold=True)}\n{dated}"


def _ends(series: Mapping[str, Amounts], labels: Sequence[str], plot: Plot) -> list[Word]:
    """The labels beside the ends of their lines."""
    wanted = [plot.y(_known(plot.years, amounts)[-1][1]) for amounts in series.values()]
    return [
        Word(plot.width + _GAP, y - 7, label, look.TEXT, _ink(place), bold=True)
        for place, (label, y) in enumerate(
            zip(labels, spread(wanted, 36, 8, plot.height - 8), strict=True)
        )
    ]


def _ink(place: int) -> str:
    return look.SERIES[place % len(look.SERIES)]


def _known(years: Sequence[int], amounts: Amounts) -> list[tuple[int, int]]:
    return [(y, amount) for y, amount in zip(years, amounts, strict=True) if amount is not None]


def _alternative(
    years: Sequence[int], series: Mapping[str, Amounts], language: Language, title: str
) -> str:
    paths = "; ".join(_path(name, years, amounts, language) for name, amounts in series.items())
    most, year, name = max(
        (
            (amount, year, name)
            for name, amounts in series.items()
            for year, amount in _known(years, amounts)
        ),
        key=lambda found: found[0],
    )
    peak = _PEAK.format(most=short_rupiah(most, language, 2), name=name, year=year)
    return f"{title}: {paths}. {peak.in_(language)}"


def _path(name: str, years: Sequence[int], amounts: Amounts, language: Language) -> str:
    known = _known(years, amounts)
    (start, first), (end, last) = known[0], known[-1]
    sentence = _POINT if start == end else _SAME if first == last else _PATH
    return sentence.format(
        name=name,
        verb=_UP if last > first else _DOWN,
        start=start,
        end=end,
        first=short_rupiah(first, language, 2),
        last=short_rupiah(last, language, 2),
    ).in_(language)
