"""What both sides of the two comparisons are given; the same seed always makes the same numbers.

A contest is every region's answers to one tree of questions. A panel is what assessors wrote about
many items. Every number is an exact decimal fraction, so that exact and binary arithmetic begin
with the same values.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

SEED = 7

REGIONS = 514
PARTS = 5
SUB_PARTS = 5
"""Of each part."""
QUESTIONS = 6
"""Of each sub-part: 150 together."""
DRAWS = 10_000
WEIGHT_MOVES = Decimal("0.10")
"""How far a weight moves, as a share of itself, up or down."""
SCORE_MOVES = Decimal("0.25")
"""How far a score moves, in points of the scale, up or down; it stays on the scale."""
HIGHEST = 4

ITEMS = 1058
ASSESSORS = 48
JUDGEMENTS = 5
"""Of each item, by as many assessors."""
CRITERIA: tuple[tuple[str, Decimal], ...] = (
    ("Dampak bagi warga", Decimal("0.4")),
    ("Keluaran", Decimal("0.3")),
    ("Kesiapan", Decimal("0.2")),
    ("Kebaruan", Decimal("0.1")),
)
"""Name and weight; the weights add up to one, so that a weighted sum is a weighted mean."""
PAGE = 250

_QUARTER = Decimal("0.25")
_WEIGHTS = (1, 10)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ3789"
_THINGS = ("Layanan", "Peta", "Pasar", "Jalur", "Ruang", "Loket", "Sensor", "Pusat", "Sekolah")
_OF_WHAT = ("air bersih", "wisata", "sampah", "kesehatan", "perizinan", "transportasi", "pangan")
_HOW = ("terpadu", "daring", "bersama warga", "sepanjang hari", "antarkecamatan")
_NOTES = (
    "Bukti lengkap dan sesuai dengan yang dijawab.",
    "Keluaran terukur, tetapi dampaknya belum terlihat pada data tahun ini.",
    "Perlu kunjungan lapangan untuk memastikan layanan sudah dipakai warga.",
    "Rencana tahun depan belum menyebut anggaran dan penanggung jawabnya.",
)


@dataclass(frozen=True, slots=True)
class Contest:
    """The tree by its weights, level by level, and the scores of its leaves.

    `parts` has a weight for each part; `sub_parts` for each part the weights of its sub-parts;
    `questions` for each part and sub-part the weights of its questions. `scores` has a row for each
    region: one score between 0 and HIGHEST for each question, in the order of the tree.
    """

    parts: tuple[int, ...]
    sub_parts: tuple[tuple[int, ...], ...]
    questions: tuple[tuple[tuple[int, ...], ...], ...]
    scores: tuple[tuple[Decimal, ...], ...]


def contest(regions: int = REGIONS, seed: int = SEED) -> Contest:
    """The contest of so many regions; strong and weak ones, so that ranks mean something."""
    chance = Random(seed)  # noqa: S311 - must be the same every time
    parts = _weights(chance, PARTS)
    sub_parts = tuple(_weights(chance, SUB_PARTS) for _ in parts)
    questions = tuple(tuple(_weights(chance, QUESTIONS) for _ in each) for each in sub_parts)
    count = PARTS * SUB_PARTS * QUESTIONS
    scores = []
    for _ in range(regions):
        level = chance.gauss(2, 0.4)
        scores.append(tuple(_score(chance, level) for _ in range(count)))
    return Contest(parts, sub_parts, questions, tuple(scores))


def _weights(chance: Random, count: int) -> tuple[int, ...]:
    return tuple(chance.randint(*_WEIGHTS) for _ in range(count))


def _score(chance: Random, level: float) -> Decimal:
    quarters = round(chance.gauss(level, 1) / float(_QUARTER))
    return _QUARTER * min(max(quarters, 0), int(HIGHEST / _QUARTER))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one assessor, told by number, gave for each criterion: 0 to HIGHEST, and a note."""

    assessor: int
    scores: tuple[int, ...]
    note: str

    @property
    def total(self) -> Decimal:
        """The weighted mean of its scores."""
        return sum(
            (weight * score for (_, weight), score in zip(CRITERIA, self.scores, strict=True)),
            Decimal(),
        )


@dataclass(frozen=True, slots=True)
class Item:
    """What is judged; `code` is unique."""

    code: str
    title: str
    region: str
    judgements: tuple[Judgement, ...]

    @property
    def score(self) -> Fraction:
        """The mean of its judgements, exact."""
        totals = [Fraction(each.total) for each in self.judgements]
        return sum(totals, Fraction()) / len(totals)


def panel(items: int = ITEMS, seed: int = SEED) -> tuple[Item, ...]:
    """So many items with their judgements; assessors have equally many, and never one item twice.

    The first assessor is the one who looks at the dashboard.
    """
    chance = Random(seed)  # noqa: S311 - must be the same every time
    numbers = chance.sample(range(len(_LETTERS) ** 4), items)
    turn = [number % ASSESSORS for number in range(items * JUDGEMENTS)]
    return tuple(
        Item(
            _code(number),
            f"{chance.choice(_THINGS)} {chance.choice(_OF_WHAT)} {chance.choice(_HOW)} {place + 1}",
            f"Daerah {place % REGIONS + 1}",
            tuple(
                _judgement(chance, assessor)
                for assessor in turn[place * JUDGEMENTS : (place + 1) * JUDGEMENTS]
            ),
        )
        for place, number in enumerate(numbers)
    )


def _judgement(chance: Random, assessor: int) -> Judgement:
    scores = tuple(chance.randint(0, HIGHEST) for _ in CRITERIA)
    return Judgement(assessor, scores, chance.choice(_NOTES))


def _code(number: int) -> str:
    found = ""
    for _ in range(4):
        number, place = divmod(number, len(_LETTERS))
        found += _LETTERS[place]
    return found


def best_scores(items: Sequence[Item], count: int = PAGE) -> list[Fraction]:
    """The scores of a first page, the best on top."""
    return sorted((item.score for item in items), reverse=True)[:count]


def write_panel(file: Path, items: Sequence[Item]) -> None:
    """Write the items as JSON, for a side that is filled by another interpreter."""
    file.write_text(json.dumps([asdict(item) for item in items]), encoding="utf-8")
