"""Chapter II, second half: every indicator with its definition and its targets."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from selaras.core.plan import Indicator, Objective
from selaras.core.text import Text, format_number
from selaras.documents.book.book import Cell, Paragraph, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.books.masterplan.paths import write_paths
from selaras.documents.book.entries.counts import INDICATOR
from selaras.documents.book.entries.names import DIRECTIONS
from selaras.documents.book.entries.outputs import targets_text
from selaras.documents.book.entries.places import Group
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import agency_short, joined
from selaras.documents.book.words import labels

_SECTION = both("Indikator kinerja", "Indicators")
_NONE = both("indikator setiap sasaran", "the indicators of each objective")
_MEASURED = both(
    "Kemajuan sasaran diukur dengan {indicators}.",
    "Progress towards the objectives is measured by {indicators}.",
)
_COMPLETE = both(
    "Semuanya memiliki nilai awal, target, dan penanggung jawab.",
    "All have a baseline, targets and an owner.",
)
_INCOMPLETE = both(
    "Yang memiliki nilai awal {baseline}, yang memiliki target {target}, dan yang memiliki "
    "penanggung jawab {owner}.",
    "A baseline is given for {baseline} of them, targets for {target} and an owner for {owner}.",
)
_WITHOUT = both("Sasaran tanpa indikator: {marks}.", "Objectives without an indicator: {marks}.")

_MEANING_CAPTION = both(
    "Indikator {dimension}: arti dan sumber", "Indicators of {dimension}: meaning and source"
)
_MEANING_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Indikator", "Indicator"), 5),
    Head(both("Definisi", "Definition"), 8),
    Head(both("Satuan", "Unit"), 2),
    Head(both("Arah", "Direction"), 2),
    Head(both("Sumber data", "Source of data"), 4),
    Head(both("Frekuensi", "Frequency"), 2),
    Head(both("Penanggung jawab", "Owner"), 3),
)
_TARGET_CAPTION = both(
    "Indikator {dimension}: nilai awal dan target",
    "Indicators of {dimension}: baseline and targets",
)
_TARGET_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Indikator", "Indicator"), 6),
    Head(both("Satuan", "Unit"), 3),
    Head(both("Nilai awal", "Baseline"), 3, "right"),
)
_ALL_TARGETS = Head(both("Target (tahun)", "Targets (year)"), 12)
_NO_INDICATOR = both("belum ada indikator", "no indicator yet")
_DATED = both("{value} ({year})", "{value} ({year})")

MOST_YEARS = 12
"""Columns of years in one table; with more years the targets stand in one cell."""


def write_indicators(book: Manuscript, outline: Outline) -> None:
    """Two tables per dimension, then the figures."""
    book.section("indicators", _SECTION)
    if not book.plan.indicators:
        book.missing(_NONE)
        return
    numbers = _numbers(book, outline)
    for group in outline.objectives:
        if group.items:
            _tables(book, outline, group, numbers)
    write_paths(book, outline)


def _numbers(book: Manuscript, outline: Outline) -> dict[str, str]:
    """A number for each indicator, in the order of its objective."""
    ordered = (
        indicator
        for group in outline.objectives
        for objective in group.items
        for indicator in book.plan.indicators_of.get(objective.key, ())
    )
    return {indicator.key: str(number) for number, indicator in enumerate(ordered, start=1)}


def write_summary(book: Manuscript, outline: Outline) -> None:
    """How well the objectives can be measured; a paragraph for the section above the tables."""
    found = book.plan.indicators
    baseline = sum(indicator.baseline is not None for indicator in found)
    target = sum(bool(indicator.targets) for indicator in found)
    owner = sum(indicator.owner is not None for indicator in found)
    phrase = _COMPLETE if baseline == target == owner == len(found) else _INCOMPLETE
    line = book.line(_MEASURED, indicators=book.count(len(found), INDICATOR))
    line += then(book, phrase, baseline=baseline, target=target, owner=owner)
    bare = [
        outline.mark[objective.key]
        for group in outline.objectives
        for objective in group.items
        if objective.key not in book.plan.indicators_of
    ]
    if bare:
        line += then(book, _WITHOUT, marks=joined(book, bare))
    book.add(Paragraph(line))


def _tables(
    book: Manuscript, outline: Outline, group: Group[Objective], numbers: dict[str, str]
) -> None:
    book.subsection(f"indicators-of-{group.code}", group.name)
    indicators = [
        indicator
        for objective in group.items
        for indicator in book.plan.indicators_of.get(objective.key, ())
    ]
    meaning = book.new_table(f"table-meaning-{group.code}")
    rows = _rows(
        book, outline, group, len(_MEANING_HEADS), lambda item: _meaning(book, item, numbers)
    )
    book.table(
        meaning,
        _MEANING_CAPTION,
        _MEANING_HEADS,
        rows,
        sources=indicators,
        landscape=True,
        dimension=group.name,
    )
    years = _target_years(book)
    columns = tuple(Head(Text(id=str(year)), 2, "right") for year in years)
    heads = (*_TARGET_HEADS, *(columns or (_ALL_TARGETS,)))
    targets = book.new_table(f"table-targets-{group.code}")
    rows = _rows(
        book, outline, group, len(heads), lambda item: _targets(book, item, numbers, years)
    )
    book.table(targets, _TARGET_CAPTION, heads, rows, landscape=True, dimension=group.name)


def _target_years(book: Manuscript) -> list[int]:
    """A column for each year of the period or with a target; none when they are too many."""
    years = {target.year for item in book.plan.indicators for target in item.targets}
    years.update(book.plan.period.years)
    return sorted(years) if len(years) <= MOST_YEARS else []


def _rows(
    book: Manuscript,
    outline: Outline,
    group: Group[Objective],
    width: int,
    row_of: Callable[[Indicator], Row],
) -> list[Row]:
    """Objectives as the names of groups, their indicators below them."""
    rows: list[Row] = []
    for objective in group.items:
        name = f"{outline.mark[objective.key]}  {book.say(objective.statement)}"
        made_up = objective.demonstrates("statement")
        head = book.cell(name, demonstration=made_up, strong=True, span=width)
        rows.append(Row((head,), "group"))
        found = book.plan.indicators_of.get(objective.key, ())
        rows.extend(row_of(indicator) for indicator in found)
        if not found:
            rows.append(Row((book.cell(_NO_INDICATOR, span=width),)))
    return rows


def _meaning(book: Manuscript, indicator: Indicator, numbers: dict[str, str]) -> Row:
    owner = agency_short(book, indicator.owner) if indicator.owner else None
    direction = DIRECTIONS[indicator.direction] if indicator.direction else None
    frequencies = labels(book, "indicators", "frequency")
    frequency = frequencies[indicator.frequency] if indicator.frequency else None
    return Row(
        (
            book.cell(numbers[indicator.key]),
            book.cell_of(indicator, "name", indicator.name),
            book.cell_of(indicator, "definition", indicator.definition),
            book.cell_of(indicator, "unit", indicator.unit),
            book.cell_of(indicator, "direction", direction),
            book.cell_of(indicator, "source", indicator.source),
            book.cell_of(indicator, "frequency", frequency),
            book.cell_of(indicator, "owner", owner),
        )
    )


def _targets(
    book: Manuscript, indicator: Indicator, numbers: dict[str, str], years: Sequence[int]
) -> Row:
    baseline = indicator.baseline
    start = None
    if baseline:
        start = f"{format_number(baseline.value, book.language)} ({baseline.year})"
    return Row(
        (
            book.cell(numbers[indicator.key]),
            book.cell_of(indicator, "name", indicator.name),
            book.cell_of(indicator, "unit", indicator.unit),
            book.cell_of(indicator, "baseline", start),
            *_target_cells(book, indicator, years),
        )
    )


def _target_cells(book: Manuscript, indicator: Indicator, years: Sequence[int]) -> list[Cell]:
    if not years:
        return [book.cell_of(indicator, "targets", targets_text(book, indicator.targets) or None)]
    held: dict[int, Decimal] = {target.year: target.value for target in indicator.targets}
    return [
        book.cell_of(
            indicator,
            "targets",
            format_number(held[year], book.language) if year in held else None,
        )
        for year in years
    ]
