"""What each row of a list of cohorts means, as far as the file and the register tell."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from selaras.core.framework import Knowledge, Region
from selaras.core.text import Text
from selaras.core.text.text import PRINTABLE
from selaras.reference import Meant, regions_meant
from selaras.web.cohorts.importing.reading import Raw, Sheet
from selaras.web.cohorts.models import Participation
from selaras.web.cohorts.naming import LONGEST_AREA

LONGEST_SOURCE: Final = 300
_LONGEST_YEAR: Final = 40
_LONGEST_NAME: Final = 200
_QUOTED: Final = 60

MODES: Final[dict[str, str]] = {
    "": "",
    "penuh": Participation.Mode.FULL,
    "bimbingan penuh": Participation.Mode.FULL,
    "full": Participation.Mode.FULL,
    "kawasan": Participation.Mode.AREA,
    "rencana kawasan": Participation.Mode.AREA,
    "rencana kawasan saja": Participation.Mode.AREA,
    "area": Participation.Mode.AREA,
    "mandiri": Participation.Mode.OWN,
    "own": Participation.Mode.OWN,
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

_UNPRINTABLE: Final = re.compile(PRINTABLE)


def understand(knowledge: Knowledge, sheet: Sheet) -> list[dict[str, Any]]:
    """Each row as plain values that can be kept.

    `row` is its number, `year` and `words` what stands there, `region` the code that is meant or
    empty, `choices` codes that may be meant, `mode`, `area`, `source` (empty: nothing is said),
    and `faults`, each with its column (`B`, and its name in two languages) and a sentence.
    """
    meant: dict[tuple[str, str], Meant] = {}
    return [_understood(knowledge, sheet.letters, raw, meant) for raw in sheet.rows]


def _understood(
    knowledge: Knowledge,
    letters: Mapping[str, str],
    raw: Raw,
    meant: dict[tuple[str, str], Meant],
) -> dict[str, Any]:
    cells = raw.cells
    words, province = cells["region"], cells.get("province", "")
    key = words, province
    if key not in meant:
        meant[key] = _meant(knowledge, words, province)
    found = meant[key]
    mode = MODES.get(cells.get("mode", "").lower())
    row: dict[str, Any] = {
        "row": raw.number,
        "year": cells["year"],
        "words": words,
        "region": found.region.code if found.region else "",
        "choices": [each.code for each in found.choices],
        "mode": mode or "",
        "area": cells.get("area", ""),
        "source": cells.get("source", ""),
    }
    faults = [
        {"column": letters.get(column, ""), "head": column, "id": text.id, "en": text.en}
        for column, text in _faults(knowledge, cells, found, mode)
    ]
    if faults:
        row["faults"] = faults
    return row


def _meant(knowledge: Knowledge, words: str, province: str) -> Meant:
    """The region of that name; a province beside it decides between several."""
    words = words[:_LONGEST_NAME]
    found = regions_meant(knowledge, words)
    if found.region is not None or not province or not words:
        return found
    nearer = regions_meant(knowledge, f"{words}, {province}")
    return nearer if nearer.region is not None or not found.choices else found


def _faults(
    knowledge: Knowledge, cells: Mapping[str, str], found: Meant, mode: str | None
) -> list[tuple[str, Text]]:
    """What is wrong with a row, each with the column that it stands in."""
    faults: list[tuple[str, Text]] = []

    def fault(column: str, id: str, en: str) -> None:
        faults.append((column, Text(id=id, en=en)))

    if not cells["year"]:
        fault("year", "Angkatan belum diisi.", "The cohort is missing.")
    if not cells["region"]:
        fault("region", "Daerah belum diisi.", "The region is missing.")
    elif found.region is None and not found.choices:
        name = _quoted(cells["region"])
        fault(
            "region",
            f"Tidak ada daerah bernama atau berkode “{name}”. Periksa ejaannya di daftar daerah.",
            f"No region has the name or code “{name}”. Look up its spelling in the register.",
        )
    _other_province(knowledge, cells, found, fault)
    if mode is None:
        told = _quoted(cells["mode"])
        fault(
            "mode",
            f"Cara ikut “{told}” tidak dikenal. Tulis penuh, kawasan, atau mandiri.",
            f"The mode “{told}” is not known. Write penuh, kawasan or mandiri.",
        )
    for column, longest in (
        ("year", _LONGEST_YEAR),
        ("region", _LONGEST_NAME),
        ("area", LONGEST_AREA),
        ("source", LONGEST_SOURCE),
    ):
        if len(cells.get(column, "")) > longest:
            fault(
                column,
                f"Isian ini lebih dari {longest} huruf. Pendekkan.",
                f"This is longer than {longest} letters. Shorten it.",
            )
        if not _UNPRINTABLE.search(cells.get(column, "")):
            fault(
                column,
                "Isian memuat huruf yang tidak dapat dicetak. Ketik ulang dengan huruf biasa.",
                "This holds letters that cannot be printed. Type it again with plain letters.",
            )
    return faults


Tell = Callable[[str, str, str], None]


def _other_province(
    knowledge: Knowledge, cells: Mapping[str, str], found: Meant, fault: Tell
) -> None:
    """A region that lies in another province than the one beside it, and did so then."""
    told = cells.get("province", "")
    if not told or found.region is None:
        return
    province = regions_meant(knowledge, told[:_LONGEST_NAME]).region
    own = knowledge.region[found.region.province_code]
    if province is None or province.kind != "province":
        fault(
            "province",
            f"Provinsi “{_quoted(told)}” tidak dikenal. Periksa ejaannya, atau kosongkan.",
            f"The province “{_quoted(told)}” is not known. Look at its spelling, or leave it out.",
        )
    elif province.code not in _provinces_of(knowledge, found.region):
        fault(
            "province",
            f"{found.region.name} ada di {own.name}, bukan di {province.name}.",
            f"{found.region.name} lies in {own.name}, not in {province.name}.",
        )


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
