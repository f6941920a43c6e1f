"""Chapter II: the way of the indicators from baseline to target, as figures."""

from selaras.core.plan import Objective
from selaras.documents.book.book import Paragraph
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import INDICATOR
from selaras.documents.book.entries.places import Group
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.chart import IndicatorPath, indicator_paths

_PATHS = both("Jalur indikator", "Paths of the indicators")
_PATHS_LEAD = both(
    "Setiap gambar memperlihatkan jalan indikator dari nilai awal ke target akhirnya.",
    "Each figure shows the way of indicators from the baseline to the last target.",
)
_NOT_DRAWN = both(
    "{count} tidak digambar, karena belum berangka atau arahnya bukan naik atau turun.",
    "{count} not drawn: without numbers so far, or neither to rise nor to fall.",
)
_PATHS_CAPTION = both("Jalur indikator {dimension}", "Paths of the indicators of {dimension}")
_PATHS_PART = both(
    "Jalur indikator {dimension}, bagian {part}",
    "Paths of the indicators of {dimension}, part {part}",
)

PANELS = 18
"""Indicators in one figure; more do not fit a page."""


def write_paths(book: Manuscript, outline: Outline) -> None:
    """A section with a figure for each dimension that has something to draw."""
    drawn = [(group, _drawable(book, group)) for group in outline.objectives]
    if not any(paths for _, paths in drawn):
        return
    book.section("paths", _PATHS)
    line = book.line(_PATHS_LEAD)
    left_out = len(book.plan.indicators) - sum(len(paths) for _, paths in drawn)
    if left_out:
        line += then(book, _NOT_DRAWN, count=book.count(left_out, INDICATOR))
    book.add(Paragraph(line))
    for group, paths in drawn:
        portions = [paths[at : at + PANELS] for at in range(0, len(paths), PANELS)]
        for number, portion in enumerate(portions, start=1):
            caption = _PATHS_CAPTION if len(portions) == 1 else _PATHS_PART
            title = book.say(caption, dimension=group.name, part=number)
            chart = indicator_paths(portion, book.language, title=title)
            if chart:
                handle = book.new_figure(f"figure-paths-{group.code}-{number}")
                book.figure(
                    handle,
                    caption,
                    chart,
                    made_up=_is_made_up(book, group),
                    dimension=group.name,
                    part=number,
                )


def _is_made_up(book: Manuscript, group: Group[Objective]) -> bool:
    """Whether the picture of a dimension's indicators shows a demonstration value."""
    return any(
        indicator.demonstrates(field)
        for objective in group.items
        for indicator in book.plan.indicators_of.get(objective.key, ())
        for field in ("name", "unit", "direction", "baseline", "targets")
        if getattr(indicator, field) is not None
    )


def _drawable(book: Manuscript, group: Group[Objective]) -> list[IndicatorPath]:
    """Indicators of a dimension that have a number and are to rise or to fall."""
    return [
        IndicatorPath(
            name=book.say(indicator.name),
            unit=book.say(indicator.unit) if indicator.unit else "",
            baseline=(indicator.baseline.year, indicator.baseline.value)
            if indicator.baseline
            else None,
            targets=tuple(
                (target.year, target.value)
                for target in sorted(indicator.targets, key=lambda target: target.year)
            ),
            direction=indicator.direction,
        )
        for objective in group.items
        for indicator in book.plan.indicators_of.get(objective.key, ())
        if indicator.direction in ("up", "down") and (indicator.targets or indicator.baseline)
    ]
