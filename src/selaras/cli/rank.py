"""`selaras rank INSTRUMENT@VERSION RESULTS.csv`: places, ties, and how stable a place is."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from selaras.cli.chosen import chosen
from selaras.cli.output import print_json
from selaras.cli.refusal import Refusal, printable
from selaras.cli.results_file import Result, read_results
from selaras.core.instrument import (
    ROOT,
    Entry,
    Instrument,
    Placed,
    coverage,
    exact,
    in_words,
    node_values,
    rank,
    shown,
)
from selaras.core.instrument.stability import Interval, rank_intervals
from selaras.core.text import Language, Text, format_number

FEWEST_DRAWS: Final = 100
MOST_DRAWS: Final = 100_000
HIGHEST_SEED: Final = 2**63 - 1
MOST_NAMED: Final = 5

_TIE: Final = Text(
    id="Nilai tepatnya sama dengan {others}: {value}.",
    en="Exactly the same value as {others}: {value}.",
)
_CLOSE: Final = Text(
    id="Setelah dibulatkan sama dengan {others}; nilai tepatnya {value}.",
    en="The same as {others} when rounded; its exact value is {value}.",
)
_HEADS: Final[dict[Language, tuple[str, ...]]] = {
    "id": ("Peringkat", "Daerah", "Nilai", "Predikat", "Rentang", "Provinsi", "Kohort", "Kelompok"),
    "en": ("Rank", "Region", "Value", "Predicate", "Interval", "Province", "Cohort", "Group"),
}
_WORDS: Final[dict[Language, dict[str, str]]] = {
    "id": {
        "interval": "Rentang: 90 % dari {draws} percobaan, bobot digeser sampai 10 %, nilai sampai "
        "0,25.",
        "partly": "Baru sebagian terjawab: {names}.",
        "unranked": "Belum ada nilai: {names}.",
        "note": "Catatan: {note}",
    },
    "en": {
        "interval": "Interval: 90 % of {draws} draws, weights moved by up to 10 %, values by up to "
        "0.25.",
        "partly": "Only partly answered: {names}.",
        "unranked": "No value yet: {names}.",
        "note": "Note: {note}",
    },
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A ranked participant with its place among all and among its like."""

    result: Result
    placed: Placed
    values: Mapping[str, Fraction]
    interval: Interval
    coverage: Fraction
    province: int | None
    cohort: int | None
    group: int | None


def run(options: Namespace) -> int:
    """Print the ranking; what has no value yet stands behind it."""
    instrument = chosen(options.instrument)
    _check_numbers(options)
    results = sorted(read_results(options.results, instrument), key=lambda each: each.name)
    values = {each.name: node_values(instrument, each.values, each.kind) for each in results}
    rows = _rows(instrument, results, values, options)
    unranked = [name for name, found in values.items() if ROOT not in found]
    if options.json:
        print_json(
            {
                "instrument": instrument.key,
                "draws": options.draws,
                "seed": options.seed,
                "ranks": [_data(instrument, row) for row in rows],
                "unranked": unranked,
                "node_ranks": _node_ranks(instrument, values),
            }
        )
    else:
        print("\n".join(_told(instrument, rows, unranked, options)))
    return 0


def _check_numbers(options: Namespace) -> None:
    if not FEWEST_DRAWS <= options.draws <= MOST_DRAWS:
        raise Refusal(
            f"--draws harus dari {FEWEST_DRAWS} sampai {MOST_DRAWS}.",
            f"--draws must be from {FEWEST_DRAWS} to {MOST_DRAWS}.",
        )
    if not 0 <= options.seed <= HIGHEST_SEED:
        raise Refusal(
            f"--seed harus dari 0 sampai {HIGHEST_SEED}.",
            f"--seed must be from 0 to {HIGHEST_SEED}.",
        )


def _rows(
    instrument: Instrument,
    results: Sequence[Result],
    values: Mapping[str, Mapping[str, Fraction]],
    options: Namespace,
) -> list[_Row]:
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
                _Row(
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


def _node_ranks(
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


def _data(instrument: Instrument, row: _Row) -> dict[str, Any]:
    index, tie = row.values[ROOT], _tie(row.placed)
    predicate = instrument.predicate(index)
    return {
        "region": row.result.name,
        "rank": row.placed.place,
        "tied_with": list(row.placed.shared_with),
        "tie": tie.id if tie else None,
        "tie_en": tie.en if tie else None,
        "index": str(shown(index)),
        "exact": exact(index),
        "predicate": predicate.id if predicate else None,
        "predicate_en": predicate.en if predicate else None,
        "complete": row.coverage == 1,
        "coverage": exact(row.coverage),
        "low": row.interval.low,
        "high": row.interval.high,
        "best": row.interval.best,
        "worst": row.interval.worst,
        "province_rank": row.province,
        "cohort_rank": row.cohort,
        "group_rank": row.group,
        "nodes": {code: str(shown(value)) for code, value in row.values.items() if code != ROOT},
    }


def _tie(placed: Placed) -> Text | None:
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


def _told(
    instrument: Instrument, rows: Sequence[_Row], unranked: Sequence[str], options: Namespace
) -> list[str]:
    language: Language = options.lang
    words = _WORDS[language]
    table = [_HEADS[language], *(_cells(instrument, row, language) for row in rows)]
    kept = [column for column in zip(*table, strict=True) if len(rows) == 0 or any(column[1:])]
    widths = [max(len(cell) for cell in column) for column in kept]
    lines = [f"{instrument.name.in_(language)} ({instrument.key})"]
    if instrument.note:
        lines.append(words["note"].format(note=instrument.note.in_(language)))
    lines.append("")
    for cells in zip(*kept, strict=True):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        lines.append("  ".join(padded).rstrip())
    ties = [(row.result.name, tie) for row in rows if (tie := _tie(row.placed))]
    lines += (
        ["", *(f"{printable(name)}: {tie.in_(language)}" for name, tie in ties)] if ties else []
    )
    lines += ["", words["interval"].format(draws=format_number(options.draws, language))]
    partly = [_share(row, language) for row in rows if row.coverage != 1]
    if partly:
        lines.append(words["partly"].format(names=", ".join(partly)))
    if unranked:
        lines.append(words["unranked"].format(names=", ".join(map(printable, unranked))))
    return lines


def _share(row: _Row, language: Language) -> str:
    return f"{printable(row.result.name)} ({format_number(shown(row.coverage * 100), language)} %)"


def _cells(instrument: Instrument, row: _Row, language: Language) -> tuple[str, ...]:
    index = row.values[ROOT]
    predicate = instrument.predicate(index)
    within = (row.province, row.cohort, row.group)
    return (
        str(row.placed.place),
        printable(row.result.name),
        format_number(shown(index), language),
        predicate.in_(language) if predicate else "",
        f"{row.interval.low}-{row.interval.high}",
        *("" if place is None else str(place) for place in within),
    )
