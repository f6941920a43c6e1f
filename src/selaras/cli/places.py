"""Participants on their places: among all, among their like, and how far a place may move."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from selaras.cli.results_file import Result
from selaras.core.instrument import ROOT, Entry, Instrument, Placed, coverage, in_words, rank
from selaras.core.instrument.stability import Interval, rank_intervals
from selaras.core.text import Text

MOST_NAMED: Final = 5

_TIE: Final = Text(
    id="Nilai tepatnya sama dengan {others}: {value}.",
    en="Exactly the same value as {others}: {value}.",
)
_CLOSE: Final = Text(
    id="Setelah dibulatkan sama dengan {others}; nilai tepatnya {value}.",
    en="The same as {others} when rounded; its exact value is {value}.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A ranked participant with its place among all and among its like."""

    result: Result
    placed: Placed
    values: Mapping[str, Fraction]
    interval: Interval
    coverage: Fraction
    province: int | None
    cohort: int | None
    group: int | None


def rows_of(
    instrument: Instrument,
    results: Sequence[Result],
    values: Mapping[str, Mapping[str, Fraction]],
    options: Namespace,
) -> list[Row]:
    """In the order of places; intervals do not depend on the order of the file."""
    intervals = rank_intervals(
        instrument,
        [each.values for each in results],
        kinds=[each.kind for each in results],
        draws=options.draws,
        seed=options.seed,
    )
    by_name = {
        each.name: (each, interval) for each, interval in zip(results, intervals, strict=True)
    }
    indexes = {name: found.get(ROOT) for name, found in values.items()}
    provinces = _within([(each.name, each.province) for each in results], indexes)
    cohorts = _within([(each.name, each.cohort) for each in results], indexes)
    groups = _within([(each.name, each.group) for each in results], indexes)
    rows = []
    for placed in rank([Entry(name, index) for name, index in indexes.items()]):
        result, interval = by_name[placed.key]
        if interval is not None:
            rows.append(
                Row(
                    result=result,
                    placed=placed,
                    values=values[placed.key],
                    interval=interval,
                    coverage=coverage(instrument, result.values, result.kind),
                    province=provinces.get(placed.key),
                    cohort=cohorts.get(placed.key),
                    group=groups.get(placed.key),
                )
            )
    return rows


def _within(
    members: Sequence[tuple[str, str]], indexes: Mapping[str, Fraction | None]
) -> dict[str, int | None]:
    """The place of each name among those of the same group; groups without a name do not count."""
    groups: dict[str, list[Entry]] = {}
    for name, group in members:
        if group:
            groups.setdefault(group, []).append(Entry(name, indexes[name]))
    return {placed.key: placed.place for group in groups.values() for placed in rank(group)}


def node_ranks(
    instrument: Instrument, values: Mapping[str, Mapping[str, Fraction]]
) -> dict[str, dict[str, int | None]]:
    """The places under every branch, for awards are given per dimension."""
    found = {}
    for node in instrument.nodes:
        if node.code != ROOT and not node.is_leaf:
            entries = [
                Entry(name, each[node.code]) for name, each in values.items() if node.code in each
            ]
            if entries:
                found[node.code] = {placed.key: placed.place for placed in rank(entries)}
    return found


def tie_of(placed: Placed) -> Text | None:
    """Why a place is shared, or is not although it looks so."""
    if placed.index is None:
        return None
    if placed.shared_with:
        return _TIE.format(others=_named(placed.shared_with), value=in_words(placed.index))
    if placed.closest:
        return _CLOSE.format(others=_named(placed.closest), value=in_words(placed.index))
    return None


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
