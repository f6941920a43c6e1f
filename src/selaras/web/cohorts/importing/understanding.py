"""What each row of a list of cohorts means, as far as the file and the register tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from selaras.core.framework import Knowledge, Region
from selaras.core.text import Text
from selaras.core.text.text import PRINTABLE
from selaras.reference import regions_meant
from selaras.web.cohorts.importing.reading import Raw, Sheet
from selaras.web.cohorts.models import Participation
from selaras.web.cohorts.naming import LONGEST_AREA

_LONGEST_NAME: Final = 200
_LONGEST: Final = {"year": 40, "region": _LONGEST_NAME, "area": LONGEST_AREA, "source": 300}
_QUOTED: Final = 60

MODES: Final[dict[str, str]] = {
    "": "",
    "penuh": Participation.Mode.FULL.value,
    "bimbingan penuh": Participation.Mode.FULL.value,
    "full": Participation.Mode.FULL.value,
    "kawasan": Participation.Mode.AREA.value,
    "rencana kawasan": Participation.Mode.AREA.value,
    "rencana kawasan saja": Participation.Mode.AREA.value,
    "area": Participation.Mode.AREA.value,
    "mandiri": Participation.Mode.OWN.value,
    "own": Participation.Mode.OWN.value,
}
"""How a region takes part, by what people write; nothing written says nothing."""

COLUMN_NAMES: Final[dict[str, Text]] = {
    "year": Text(id="Angkatan", en="Cohort"),
    "region": Text(id="Daerah", en="Region"),
    "province": Text(id="Provinsi", en="Province"),
    "mode": Text(id="Cara ikut", en="Mode"),
    "area": Text(id="Kawasan", en="Area"),
    "source": Text(id="Sumber", en="Source"),
}

_PLAIN: Final = re.compile(PRINTABLE)

Fault = dict[str, str]
"""A `column` and a sentence in both languages (`id`, `en`)."""


def understand(knowledge: Knowledge, sheet: Sheet) -> list[dict[str, Any]]:
    """Each row as plain values that can be kept.

    `row` is its number, `year` and `words` what stands there, `region` the code that is meant or
    empty, `choices` codes that may be meant, `mode`, `area`, `source` (empty: nothing is said),
    and `faults`, each with its column and a sentence in both languages.
    """
    named: dict[tuple[str, str], _Named] = {}
    return [_understood(knowledge, raw, named) for raw in sheet.rows]


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name means beside a province; the same for every row that says so."""

    region: str
    choices: list[str]
    faults: list[Fault]


def _understood(
    knowledge: Knowledge, raw: Raw, named: dict[tuple[str, str], _Named]
) -> dict[str, Any]:
    cells = raw.cells
    key = cells["region"], cells.get("province", "")
    found = named.get(key)
    if found is None:
        found = named[key] = _named(knowledge, *key)
    mode = MODES.get(cells.get("mode", "").lower())
    row: dict[str, Any] = {
        "row": raw.number,
        "year": cells["year"],
        "words": key[0],
        "region": found.region,
        "choices": found.choices,
        "mode": mode or "",
        "area": cells.get("area", ""),
        "source": cells.get("source", ""),
    }
    faults = [*found.faults, *_faults(cells, mode)]
    if faults:
        row["faults"] = faults
    return row


def _fault(column: str, id: str, en: str) -> Fault:
    return {"column": column, "id": id, "en": en}


def _named(knowledge: Knowledge, words: str, province: str) -> _Named:
    """The region of that name; a province beside it decides between several."""
    if not words:
        return _Named("", [], [_fault("region", "Daerah belum diisi.", "The region is missing.")])
    words = words[:_LONGEST_NAME]
    found = regions_meant(knowledge, words)
    if found.region is None and province:
        nearer = regions_meant(knowledge, f"{words}, {province}")
        found = nearer if nearer.region is not None or not found.choices else found
    choices = [each.code for each in found.choices]
    if found.region is not None:
        faults = _other_province(knowledge, found.region, province) if province else []
        return _Named(found.region.code, [], faults)
    name = _quoted(words)
    unknown = _fault(
        "region",
        f"Tidak ada daerah bernama atau berkode “{name}”. Periksa ejaannya di daftar daerah.",
        f"No region has the name or code “{name}”. Look up its spelling in the register.",
    )
    return _Named("", choices, [] if choices else [unknown])


def _faults(cells: Mapping[str, str], mode: str | None) -> list[Fault]:
    """What is wrong with the other cells of a row."""
    faults = []
    if not cells["year"]:
        faults.append(_fault("year", "Angkatan belum diisi.", "The cohort is missing."))
    if mode is None:
        told = _quoted(cells["mode"])
        faults.append(
            _fault(
                "mode",
                f"Cara ikut “{told}” tidak dikenal. Tulis penuh, kawasan, atau mandiri.",
                f"The mode “{told}” is not known. Write penuh, kawasan or mandiri.",
            )
        )
    for column, longest in _LONGEST.items():
        cell = cells.get(column, "")
        if len(cell) > longest:
            faults.append(
                _fault(
                    column,
                    f"Isian ini lebih dari {longest} huruf. Pendekkan.",
                    f"This is longer than {longest} letters. Shorten it.",
                )
            )
        if cell and not _PLAIN.search(cell):
            faults.append(
                _fault(
                    column,
                    "Isian memuat huruf yang tidak dapat dicetak. Ketik ulang dengan huruf biasa.",
                    "This holds letters that cannot be printed. Type it with plain letters.",
                )
            )
    return faults


def _other_province(knowledge: Knowledge, region: Region, told: str) -> list[Fault]:
    """A region that lies in another province than the one beside it, and did so then."""
    found = regions_meant(knowledge, told[:_LONGEST_NAME])
    meant = (found.region,) if found.region else found.choices
    # `Jambi` is a province, and a city in it.
    provinces = [each for each in meant if each.kind == "province"]
    if len(provinces) != 1:
        return [
            _fault(
                "province",
                f"Provinsi “{_quoted(told)}” tidak dikenal. Periksa ejaannya, atau kosongkan.",
                f"The province “{_quoted(told)}” is not known. Look at its spelling, or leave it "
                "out.",
            )
        ]
    if provinces[0].code in _provinces_of(knowledge, region):
        return []
    own, other = knowledge.region[region.province_code].name, provinces[0].name
    return [
        _fault(
            "province",
            f"{region.name} ada di {own}, bukan di {other}.",
            f"{region.name} lies in {own}, not in {other}.",
        )
    ]


def _provinces_of(knowledge: Knowledge, region: Region) -> set[str]:
    """Codes of the provinces that the region lies in, and lay in before they were split."""
    then = {
        before.code[:2]
        for change in knowledge.region_changes
        for before, after in change.pairs
        if after.code == region.code
    }
    return then | {region.province_code}


def _quoted(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
