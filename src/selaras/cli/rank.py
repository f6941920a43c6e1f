"""`selaras rank INSTRUMENT@VERSION RESULTS.csv`: places, ties, and how stable a place is."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any, Final

from selaras.cli.chosen import chosen
from selaras.cli.output import print_json
from selaras.cli.places import Row, node_ranks, rows_of, tie_of
from selaras.cli.refusal import Refusal, printable
from selaras.cli.results_file import read_results
from selaras.core.instrument import (
    ROOT,
    Instrument,
    exact,
    node_values,
    shown,
)
from selaras.core.text import Language, format_number

FEWEST_DRAWS: Final = 100
MOST_DRAWS: Final = 100_000
MOST_RANKS: Final = 60_000_000
"""Of all participants in all draws; they take two bytes each."""
HIGHEST_SEED: Final = 2**63 - 1

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


def run(options: Namespace) -> int:
    """Print the ranking; what has no value yet stands behind it."""
    instrument = chosen(options.instrument)
    _check_numbers(options)
    results = sorted(read_results(options.results, instrument), key=lambda each: each.name)
    _check_size(len(results), options.draws)
    values = {each.name: node_values(instrument, each.values, each.kind) for each in results}
    rows = rows_of(instrument, results, values, options)
    unranked = [name for name, found in values.items() if ROOT not in found]
    if options.json:
        print_json(
            {
                "instrument": instrument.key,
                "draws": options.draws,
                "seed": options.seed,
                "ranks": [_data(instrument, row) for row in rows],
                "unranked": unranked,
                "node_ranks": node_ranks(instrument, values),
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


def _check_size(participants: int, draws: int) -> None:
    most = MOST_RANKS // participants
    if draws > most:
        raise Refusal(
            f"Untuk {participants} peserta --draws paling banyak {most}.",
            f"With {participants} participants --draws is at most {most}.",
        )


def _data(instrument: Instrument, row: Row) -> dict[str, Any]:
    index, tie = row.values[ROOT], tie_of(row.placed)
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


def _told(
    instrument: Instrument, rows: Sequence[Row], unranked: Sequence[str], options: Namespace
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
    ties = [(row.result.name, tie) for row in rows if (tie := tie_of(row.placed))]
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


def _share(row: Row, language: Language) -> str:
    return f"{printable(row.result.name)} ({format_number(shown(row.coverage * 100), language)} %)"


def _cells(instrument: Instrument, row: Row, language: Language) -> tuple[str, ...]:
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
