"""An instrument: a versioned tree of questions with weights, scales and wanted evidence.

`selaras.reference.instruments` reads instruments from data files and refuses those whose weights
do not add up or whose tree is none; what is here trusts that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Final

from selaras.core.text import Text

ROOT: Final = "index"
"""The code of the node that everything adds up to."""

REGION_KINDS: Final = ("province", "regency", "city")
EVIDENCE_KINDS: Final = ("pdf", "docx", "xlsx", "pptx", "image", "link")
PURPOSES: Final = ("selection", "readiness", "spbe", "evaluation", "plan-quality")


class Method(StrEnum):
    """How the value of a node comes from its children.

    `LEVEL` is the highest level whose criteria, and those of all levels below, are met;
    `THRESHOLD` sorts one measured number into bands; `SHARE` stretches the share of children
    that are met over the scale.
    """

    WEIGHTED_MEAN = "weighted-mean"
    MEAN = "mean"
    LEVEL = "level"
    THRESHOLD = "threshold"
    SHARE = "share"

    @property
    def is_mean(self) -> bool:
        """Whether children are worth what they are worth, each with its weight."""
        return self in (Method.WEIGHTED_MEAN, Method.MEAN)


@dataclass(frozen=True, slots=True)
class Scale:
    """What a value may be; `unit` is only there for measured numbers."""

    low: Fraction
    high: Fraction
    step: Fraction | None = None
    unit: Text | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether the value is between the ends of the scale."""
        # Whole numbers throughout: the answers of 514 regions are held against their scales.
        top, bottom = value.as_integer_ratio()
        low, low_bottom = self.low.as_integer_ratio()
        high, high_bottom = self.high.as_integer_ratio()
        return low * bottom <= top * low_bottom and top * high_bottom <= high * bottom

    def steps_to(self, value: Fraction) -> bool:
        """Whether the value is on a step; a scale without steps has every value."""
        if self.step is None:
            return True
        top, bottom = value.as_integer_ratio()
        low, low_bottom = self.low.as_integer_ratio()
        step, step_bottom = self.step.as_integer_ratio()
        way = (top * low_bottom - low * bottom) * step_bottom
        return way % (bottom * low_bottom * step) == 0


YES_NO: Final = Scale(Fraction(0), Fraction(1), Fraction(1))
"""Of criteria: 0 is not met, 1 is met."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a step of the scale is called, and what it takes."""

    number: int
    name: Text
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A measured number from `start` up, to the next band, is worth `score`."""

    start: Fraction
    score: Fraction


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece of evidence that an answer wants; `kinds` are out of EVIDENCE_KINDS."""

    code: str
    name: Text
    required: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """What an index from `start` up, to the next one, is called."""

    start: Fraction
    name: Text


@dataclass(frozen=True, slots=True)
class Node:
    """A question, or a branch of questions when it has a method.

    `weight` is as the source prints it and counts in proportion to those of its siblings; None
    where the parent has no use for weights. `level` is that of a criterion. `bands` are there for
    thresholds, highest first. `applies` are the kinds of region it is asked of; empty means all.
    """

    code: str
    name: Text
    parent: str | None
    weight: Fraction | None
    method: Method | None
    scale: Scale
    levels: tuple[Level, ...] = ()
    level: int | None = None
    bands: tuple[Band, ...] = ()
    evidence: tuple[Wanted, ...] = ()
    applies: frozenset[str] = frozenset()
    help: Text | None = None
    source: str = ""
    confidence: str = ""
    line: int = 0

    @property
    def is_leaf(self) -> bool:
        """Whether it is answered and has nothing below it."""
        return self.method is None

    @property
    def stepped(self) -> bool:
        """Whether its value stands on a step of its scale: a mean or a share may lie between."""
        return self.scale.step is not None and self.method in (
            None,
            Method.LEVEL,
            Method.THRESHOLD,
        )


@dataclass(frozen=True, eq=False)
class Instrument:
    """A tree of questions in one version; two of them are the same only if they are one object.

    `nodes` holds the root first, then all others in the order of the paper. `note` is shown
    wherever the instrument is shown. `predicates` stand highest first.
    """

    slug: str
    version: str
    name: Text
    purpose: str
    source: str
    confidence: str
    note: Text | None
    weights_official: bool
    predicates: tuple[Predicate, ...]
    nodes: tuple[Node, ...] = field(repr=False)

    @property
    def key(self) -> str:
        """`spbe@2020`."""
        return f"{self.slug}@{self.version}"

    @property
    def root(self) -> Node:
        """The node `index`."""
        return self.node(ROOT)

    @cached_property
    def by_code(self) -> Mapping[str, Node]:
        """Every node under its code."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Node, ...]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.parent is not None:
                found.setdefault(node.parent, []).append(node)
        return {code: tuple(children) for code, children in found.items()}

    def node(self, code: str) -> Node:
        """The node of that code; KeyError if there is none."""
        return self.by_code[code]

    def children(self, code: str) -> tuple[Node, ...]:
        """The nodes right below, in the order of the paper."""
        return self._children.get(code, ())

    def leaves(self, code: str = ROOT) -> tuple[Node, ...]:
        """What is answered at or below that node, branch by branch."""
        return tuple(node for node in self.branch(code) if node.is_leaf)

    def branch(self, code: str = ROOT) -> tuple[Node, ...]:
        """That node and everything below it, each parent before its children."""
        waiting, found = [self.node(code)], []
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(self.children(node.code)))
        return tuple(found)

    def above(self, code: str) -> tuple[Node, ...]:
        """The nodes between that one and the root, nearest first; the root is the last."""
        found, parent = [], self.node(code).parent
        while parent is not None:
            found.append(self.node(parent))
            parent = found[-1].parent
        return tuple(found)

    def share(self, code: str) -> Fraction:
        """The share of its parent that a node has when all its siblings count; the root has 1."""
        node = self.node(code)
        if node.parent is None:
            return Fraction(1)
        siblings = self.children(node.parent)
        if self.node(node.parent).method is not Method.WEIGHTED_MEAN or node.weight is None:
            return Fraction(1, len(siblings))
        return node.weight / sum((each.weight or Fraction(0) for each in siblings), Fraction(0))

    def share_of_whole(self, code: str) -> Fraction:
        """The share of the index that a node has when everything counts."""
        share = self.share(code)
        for node in self.above(code):
            share *= self.share(node.code)
        return share

    def predicate(self, index: Fraction | None) -> Text | None:
        """What an exact index is called; None without an index or without names for it."""
        if index is None:
            return None
        return next((each.name for each in self.predicates if index >= each.start), None)
