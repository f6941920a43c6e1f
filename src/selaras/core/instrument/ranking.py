"""Ranks that share what is equal, and say what only looks equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from selaras.core.instrument.presentation import shown


@dataclass(frozen=True, slots=True)
class Entry:
    """Who is ranked, under any key, and by which index; None is not ranked."""

    key: str
    index: Fraction | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A place counted from 1, None without an index.

    `shared_with` are the keys of exactly the same index, `closest` those of another index that
    looks the same when it is rounded to two decimals.
    """

    key: str
    index: Fraction | None
    place: int | None
    shared_with: tuple[str, ...]
    closest: tuple[str, ...]


def rank(entries: Sequence[Entry]) -> list[Placed]:
    """Highest index first; equals share a place and the next is skipped (1, 2, 2, 4).

    Decided on the exact index. Equals stand in the order of their keys, those without an index
    at the end; the order of the entries does not matter.
    """
    ordered = sorted(
        ((entry.index, entry.key) for entry in entries if entry.index is not None),
        key=lambda pair: (-pair[0], pair[1]),
    )
    placed: list[Placed] = []
    for _, alike in groupby(ordered, key=lambda pair: shown(pair[0])):
        group = list(alike)
        keys = [key for _, key in group]
        for index, equal in groupby(group, key=lambda pair: pair[0]):
            same = [key for _, key in equal]
            place = len(placed) + 1
            others = tuple(key for key in keys if key not in same)
            placed.extend(
                Placed(key, index, place, tuple(each for each in same if each != key), others)
                for key in same
            )
    unranked = sorted(entry.key for entry in entries if entry.index is None)
    return placed + [Placed(key, None, None, (), ()) for key in unranked]
