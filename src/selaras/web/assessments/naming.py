"""Regions as people write them: codes and names, one a line, understood or asked about."""

from dataclasses import dataclass

from selaras.core.framework import Knowledge, Region
from selaras.reference import regions_meant

_LONGEST_LINE = 200
MOST_LINES = 1000
_SEPARATORS = ("\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region that is to take part, with its cohort and its group of regions like it."""

    region: str
    cohort: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that names no region or several, and the regions that may be meant."""

    number: int
    line: str
    cohort: str
    group: str
    choices: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What lines say: regions, each once, and what has to be asked about."""

    wanted: tuple[Wanted, ...]
    unclear: tuple[Unclear, ...]


def understand(knowledge: Knowledge, text: str) -> Understood:
    """One region a line; its cohort and its group may stand behind it, set off by tab or `;`."""
    wanted: dict[str, Wanted] = {}
    unclear: list[Unclear] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = _cells(line[:_LONGEST_LINE])
        if not cells[0]:
            continue
        meant = regions_meant(knowledge, cells[0])
        if meant.region is not None:
            wanted[meant.region.code] = Wanted(meant.region.code, cells[1], cells[2])
        else:
            unclear.append(Unclear(number, cells[0], cells[1], cells[2], meant.choices))
    return Understood(tuple(wanted.values()), tuple(unclear))


def _cells(line: str) -> tuple[str, str, str]:
    for separator in _SEPARATORS[1:]:
        line = line.replace(separator, _SEPARATORS[0])
    cells = [" ".join(cell.split()) for cell in line.split(_SEPARATORS[0])]
    cells += ["", ""]
    return cells[0], cells[1][:20], cells[2][:60]
