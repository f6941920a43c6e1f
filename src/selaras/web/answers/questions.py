"""The questions of an instrument as a region meets them: what is answered on which page."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from selaras.core.instrument import ROOT, Instrument, Method, Node
from selaras.reference import load_knowledge


class Manner(StrEnum):
    """How a node is answered: by a level, a number, criteria that are met, a measured number
    (each below it), or as a whole instead of its branch."""

    LEVELS = "levels"
    NUMBER = "number"
    CRITERIA = "criteria"
    MEASURE = "measure"
    BRANCH = "branch"


_TOGETHER = {
    Method.LEVEL: Manner.CRITERIA,
    Method.SHARE: Manner.CRITERIA,
    Method.THRESHOLD: Manner.MEASURE,
}
"""Branches whose children are answered together, on the page of the branch."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is answered on one page: a node, and `below` it the nodes answered together with it.

    `asked`: the questionnaire leads there by itself; other branches are answered only where
    nothing below them is known.
    """

    node: Node
    manner: Manner
    below: tuple[Node, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether it has to be answered, unless a branch above it is."""
        return self.manner != Manner.BRANCH

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that is answered here, the question's own first."""
        return (self.node.code, *(each.code for each in self.below))

    @property
    def wanted(self) -> tuple[tuple[str, str], ...]:
        """Codes of node and evidence of what is wanted here."""
        nodes = (self.node, *self.below)
        return tuple((node.code, each.code) for node in nodes for each in node.evidence)


@dataclass(frozen=True, eq=False)
class Questions:
    """All questions to a kind of region, each branch before what is below it.

    `left_out` are codes of what is not asked of that kind.
    """

    instrument: Instrument
    every: tuple[Question, ...]
    left_out: tuple[str, ...]
    page: dict[str, Question]

    @property
    def asked(self) -> tuple[Question, ...]:
        """Those that the questionnaire leads to, in order."""
        return tuple(each for each in self.every if each.asked)

    def around(self, code: str) -> tuple[Question | None, Question | None]:
        """The asked questions before and after that page."""
        order = {each.node.code: place for place, each in enumerate(self.every)}
        here = order[code]
        before = [each for each in self.every[:here] if each.asked]
        after = [each for each in self.every[here + 1 :] if each.asked]
        return (before[-1] if before else None, after[0] if after else None)

    def name_of(self, code: str) -> str:
        """`I05` and what it is called, shortly."""
        return f"{code} {self.instrument.node(code).name.id}"


def questions_for(instrument: Instrument, region: str) -> Questions:
    """The questions to a region, after its kind."""
    return _questions(instrument, load_knowledge().region_ever[region].kind)


@lru_cache(maxsize=64)
def _questions(instrument: Instrument, kind: str) -> Questions:
    out: set[str] = set()
    every: list[Question] = []
    page: dict[str, Question] = {}
    for node in instrument.branch():
        if (node.applies and kind not in node.applies) or node.parent in out:
            out.add(node.code)
        elif node.code not in page:
            question = _question(instrument, node, kind)
            every.append(question)
            page |= dict.fromkeys(question.codes, question)
    return Questions(instrument, tuple(every), tuple(sorted(out)), page)


def _question(instrument: Instrument, node: Node, kind: str) -> Question:
    if node.method is None:
        return Question(node, Manner.LEVELS if node.levels else Manner.NUMBER)
    manner = _TOGETHER.get(node.method)
    below = tuple(_applying(instrument.children(node.code), kind))
    if manner is None or not all(each.is_leaf for each in below):
        return Question(node, Manner.BRANCH)
    return Question(node, manner, below)


def _applying(nodes: Iterable[Node], kind: str) -> Iterable[Node]:
    return (node for node in nodes if not node.applies or kind in node.applies)


def lineage(instrument: Instrument, code: str) -> tuple[Node, ...]:
    """The branches above a node, from the top down, without the root."""
    return tuple(node for node in reversed(instrument.above(code)) if node.code != ROOT)
