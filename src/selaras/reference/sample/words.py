"""The words a sample is composed of, and the dice it is thrown with."""

import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from selaras.core.framework import Knowledge
from selaras.core.plan import ALL_FIELDS, Origin, Span
from selaras.core.text import Text

PERIOD = Span(start=2025, end=2034)
MADE_UP = Origin(demonstration=(ALL_FIELDS,))
MILLION = 1_000_000

_SYLLABLES = "ba bi da ga ja ka ki la ma mi na pa pi ra ri sa si ta ti wa ya tu ru lu nu".split()  # noqa: SIM905


@dataclass(frozen=True)
class Topic:
    """A sub-dimension with the words to fill it."""

    dimension: str
    sub_dimension: str
    name: Text
    agency: dict[str, str]
    code: str
    indicator: Text
    unit: Text
    direction: str
    baseline: Decimal
    step: Decimal
    topics: tuple[Text, ...]


@dataclass
class Dice:
    """Knowledge, words and chance, passed to everything that composes a part."""

    knowledge: Knowledge
    chance: random.Random
    topics: tuple[Topic, ...]
    forms: tuple[Text, ...]

    def acronym(self, taken: set[str]) -> str:
        """A made-up name as such programmes have, never the same twice."""
        while True:
            size = self.chance.choice((3, 4, 4))
            name = "".join(self.chance.choice(_SYLLABLES) for _ in range(size)).upper()
            if name not in taken:
                taken.add(name)
                return name

    def millions(self, low: int, high: int) -> int:
        """Rupiah between so many and so many million, in steps of five million."""
        return self.chance.randrange(low, high, 5) * MILLION


def dice(knowledge: Knowledge, seed: int) -> Dice:
    """Fresh dice; the same seed falls the same way."""
    words = _words()
    topics = tuple(
        _topic(dimension.code, sub.code, sub.name, words["sub_dimensions"][sub.code])
        for dimension in knowledge.dimensions
        for sub in dimension.sub_dimensions
    )
    forms = tuple(Text(**form) for form in words["forms"])
    return Dice(knowledge, random.Random(seed), topics, forms)  # noqa: S311 - not a secret


@cache
def _words() -> dict[str, Any]:
    text = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    return found


def _topic(dimension: str, code: str, name: Text, words: dict[str, Any]) -> Topic:
    return Topic(
        dimension=dimension,
        sub_dimension=code,
        name=name,
        agency=words["agency"],
        code=words["code"],
        indicator=Text(**words["indicator"]),
        unit=Text(**words["unit"]),
        direction=words["direction"],
        baseline=Decimal(words["baseline"]),
        step=Decimal(words["step"]),
        topics=tuple(Text(**topic) for topic in words["topics"]),
    )
