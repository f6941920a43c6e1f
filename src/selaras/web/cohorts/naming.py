"""Lists of regions as people type or paste them: understood, asked about, or named twice."""

from collections.abc import Mapping
from dataclasses import dataclass

from selaras.core.framework import Knowledge, Region
from selaras.reference import regions_meant

MOST_LINES = 1000
LONGEST_LINE = 300
LONGEST_AREA = 80
_LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that names a region, with the area behind it."""

    number: int
    words: str
    region: Region
    area: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that names no region or several, and the regions that may be meant."""

    number: int
    words: str
    choices: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Twice:
    """Two lines that name the same region, perhaps in two spellings."""

    region: Region
    first: Typed
    second: Typed


@dataclass(frozen=True, slots=True)
class Understood:
    """What lines say: regions, each once, what has to be asked about, and who is named twice."""

    typed: tuple[Typed, ...]
    unclear: tuple[Unclear, ...]
    twice: tuple[Twice, ...]


def understand(knowledge: Knowledge, text: str, picks: Mapping[int, str]) -> Understood:
    """One region a line; its area may stand behind it, set off by tab or `;`.

    `picks` are codes chosen for unclear lines, by the number of the line; `-` leaves it out.
    """
    typed: dict[str, Typed] = {}
    unclear, twice = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        words, area = _cells(line[:LONGEST_LINE])
        if not words or picks.get(number) == _LEFT_OUT:
            continue
        meant = regions_meant(knowledge, words)
        picked = {each.code: each for each in meant.choices}.get(picks.get(number, ""))
        region = meant.region or picked
        if region is None:
            unclear.append(Unclear(number, words, meant.choices))
            continue
        own = Typed(number, words, region, area)
        if region.code in typed:
            twice.append(Twice(region, typed[region.code], own))
        typed.setdefault(region.code, own)
    return Understood(tuple(typed.values()), tuple(unclear), tuple(twice))


def _cells(line: str) -> tuple[str, str]:
    cells = [" ".join(cell.split()) for cell in line.replace("\t", ";").split(";", 1)]
    return cells[0], cells[1][:LONGEST_AREA] if len(cells) > 1 else ""
