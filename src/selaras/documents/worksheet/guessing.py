"""Which column of a foreign table holds which field: a proposal, for a person to confirm."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selaras.core.plan.shape import Kind
from selaras.core.text.parsing import NumberProblem
from selaras.documents.worksheet.cells import is_empty, value_of
from selaras.documents.worksheet.columns import Cell, Column
from selaras.documents.worksheet.forms import Form, forms
from selaras.documents.worksheet.grid import ForeignTable
from selaras.documents.worksheet.labels import Labels

LEAST_SCORE = 0.5
"""Below this a column is not proposed for anything."""

_LOOKED_AT = 40
"""Cells of a column that are tried."""

_YEAR = re.compile(r"\b(?:19|20|21)[0-9]{2}\b")
_WORD = re.compile(r"[a-z0-9]+")

NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "programmes": {
        "name": ("program", "nama program", "kegiatan", "program kegiatan", "sub kegiatan"),
        "nomenclature.code": ("kode", "kode rekening", "kode program", "kode sub kegiatan"),
        "lead": (
            "perangkat daerah penanggung jawab",
            "opd penanggung jawab",
            "penanggung jawab",
            "skpd penanggung jawab",
            "unit kerja penanggung jawab",
            "perangkat daerah pelaksana",
            "opd",
        ),
        "supporting": ("opd pendukung", "perangkat daerah pendukung"),
        "partners": ("mitra", "mitra pendukung"),
        "objectives": ("sasaran", "sasaran strategis"),
        "outputs.name": (
            "indikator kinerja",
            "indikator kinerja program",
            "indikator kinerja program outcome",
            "indikator keluaran",
            "output",
            "keluaran",
        ),
        "outputs.unit": ("satuan",),
        "outputs.targets.value": ("target", "target kinerja", "target capaian"),
        "budget.fund": ("sumber dana", "sumber pendanaan", "sumber anggaran"),
        "budget.amounts.amount": ("pagu", "pagu indikatif", "anggaran", "rp", "dana", "target rp"),
        "description": ("uraian", "keterangan", "deskripsi"),
    },
    "indicators": {
        "name": ("indikator", "indikator kinerja", "indikator kinerja utama", "iku"),
        "unit": ("satuan",),
        "objective": ("sasaran", "sasaran strategis", "tujuan sasaran"),
        "baseline.value": (
            "kondisi awal",
            "kondisi kinerja awal",
            "kondisi kinerja pada awal periode rpjmd",
            "baseline",
            "data awal",
        ),
        "targets.value": ("target", "target kinerja", "target capaian"),
        "owner": (
            "perangkat daerah penanggung jawab",
            "opd penanggung jawab",
            "penanggung jawab",
            "opd",
        ),
        "source": ("sumber data",),
        "definition": ("formula", "rumus", "definisi operasional", "formulasi perhitungan"),
    },
    "accounts": {
        "code": ("kode rekening", "kode", "nomor"),
        "name": ("uraian", "uraian rekening"),
        "amounts.budget": ("anggaran", "target"),
        "amounts.realisation": ("realisasi",),
    },
}
"""What official tables of RPJMD, Renstra and APBD call these columns, beside their own labels."""

_SCALES: tuple[tuple[str, int], ...] = (
    (r"\b(?:miliar|milyar)(?:an)?\b", 10**9),
    (r"\bjuta(?:an)?\b|\b000\.000\b", 10**6),
    (r"\bribu(?:an)?\b|\b000\b", 10**3),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A column of the table (from 0) and the field it may hold, with a score from 0 to 1.

    `scale` is what its amounts are counted in: 1000000 under the head `Pagu (juta Rp)`.
    """

    column: int
    field: str
    score: float
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Target:
    """A column that an item of the part has, on which of its forms."""

    form: Form
    column: Column


def targets(part: str, labels: Labels, years: Iterable[int]) -> dict[str, Target]:
    """Every field that a foreign column can go to, by code such as `budget.amounts.amount@2025`."""
    found = {}
    for form in forms(part, labels, sorted(set(years))):
        for column in form.columns:
            code = ".".join((*form.table, column.code))
            found[code] = Target(form, column)
    return found


def years_in(heads: Iterable[str]) -> list[int]:
    """Every year that a head names."""
    return sorted({int(year) for head in heads for year in _YEAR.findall(head)})


def guess_columns(table: ForeignTable, part: str, labels: Labels) -> tuple[Guess, ...]:
    """The best proposal for each column that has one; no field is proposed twice."""
    known = targets(part, labels, years_in(table.heads))
    found = [
        Guess(place, code, score, scale_in(head) if each.column.kind == Kind.RUPIAH else 1)
        for place, head in enumerate(table.heads)
        for code, each in known.items()
        if (score := _score(table, place, head, (part, code), each.column)) >= LEAST_SCORE
    ]
    chosen: dict[int, Guess] = {}
    taken: set[str] = set()
    for guess in sorted(found, key=lambda each: (-each.score, each.column, each.field)):
        if guess.column not in chosen and guess.field not in taken:
            chosen[guess.column] = guess
            taken.add(guess.field)
    return tuple(chosen[place] for place in sorted(chosen))


def _score(
    table: ForeignTable, place: int, head: str, target: tuple[str, str], column: Column
) -> float:
    part, code = target
    years = [int(year) for year in _YEAR.findall(head)]
    if column.side == "en" or "origin" in column.path:
        return 0
    undated = column.kind == Kind.YEAR or code == "baseline.value"
    if (column.year is not None) != bool(years) and not undated:
        return 0
    if column.year is not None and column.year not in years:
        return 0
    bare = code.partition("@")[0]
    names = (_YEAR.sub("", column.label), *NAMES.get(part, {}).get(bare, ()))
    alike = max(_alike(_YEAR.sub("", head), name) for name in names)
    if column.kind == Kind.RUPIAH and scale_in(head) > 1:
        # Millions with a fraction are whole rupiah all the same.
        column = replace(column, kind=Kind.NUMBER)
    fits = _share_that_fits(column, [row[place] for _, row in table.rows[:_LOOKED_AT]])
    return round(alike * (0.4 + 0.6 * fits), 3)


def _alike(head: str, name: str) -> float:
    """Words in common, with those of the shorter text counting more."""
    one, two = _words(head), _words(name)
    if not one or not two:
        return 0
    common = len(one & two)
    return (common / len(one | two) + common / min(len(one), len(two))) / 2


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - {"dan", "the", "of", "tahun", "no"}


def _share_that_fits(column: Column, cells: Sequence[Cell]) -> float:
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return 0.5
    good = sum(not isinstance(value_of(column, cell, "id"), NumberProblem) for cell in filled)
    if column.kind in (Kind.TEXT, Kind.LINE) and not column.many:
        good = sum(isinstance(cell, str) for cell in filled)
    return good / len(filled)


def scale_in(head: str) -> int:
    """What a head says its amounts are counted in: 1000000 for `Pagu (juta Rp)`, 1 for nothing."""
    plain = head.casefold()
    return next((scale for pattern, scale in _SCALES if re.search(pattern, plain)), 1)
