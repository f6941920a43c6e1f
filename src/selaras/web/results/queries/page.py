"""Everything the page about a region's score shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import Node, Score
from selaras.reference import load_knowledge
from selaras.web.answers.queries import values_of
from selaras.web.assessments.access import Opened
from selaras.web.judgements.models import Finding
from selaras.web.judgements.queries import Judged
from selaras.web.results.models import Objection, Result
from selaras.web.results.queries.standing import (
    Before,
    Standing,
    before_of,
    scored,
    standing,
)
from selaras.web.results.queries.tree import Line, Told, lines_of, told_of
from selaras.web.results.queries.values import read_values, with_decisions


@dataclass(frozen=True, slots=True)
class Compared:
    """A dimension: what the region gave itself, what it got, what it had before.

    `dimension` is the code of the smart-city dimension that the node is about, or empty.
    """

    node: Node
    dimension: str
    own: Fraction | None
    final: Fraction | None
    before: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """From the own value to the final one."""
        return self.final - self.own if self.own is not None and self.final is not None else None


@dataclass(frozen=True, slots=True)
class Family:
    """Nodes below one parent, compared beside each other."""

    parent: Node
    rows: tuple[Compared, ...]

    @property
    def has_before(self) -> bool:
        """Whether any of them can be compared with the round before."""
        return any(row.before is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Whole:
    """A region's score with all that explains it."""

    standing: Standing
    own: Score | None
    before: Before | None
    told: Told
    lines: tuple[Line, ...]
    families: tuple[Family, ...]
    strengths: Sequence[Finding]
    weaknesses: Sequence[Finding]
    recommendations: Sequence[Finding]
    objections: Sequence[Objection]

    @property
    def judged(self) -> Judged:
        """The region with its assessors' work."""
        return self.told.judged

    @property
    def change(self) -> Fraction | None:
        """How much the index moved since the round before."""
        moved = self.before.moved.index if self.before else None
        return moved.change if moved else None


def whole_of(opened: Opened) -> Whole:
    """Everything about a region's score; a constant number of queries."""
    told = told_of(opened)
    result = Result.objects.filter(participant=opened.row).first()
    accepted = [each for each in told.objected.values() if each.accepted]
    values = (
        read_values(result.values)
        if result
        else with_decisions(opened.instrument, told.judged.agreed, accepted)
    )
    now = standing(opened, values, result)
    own = scored(opened.instrument, values_of(opened.row), opened.row.region)
    before = before_of(opened, now.score)
    findings = list(Finding.objects.filter(participant=opened.row).order_by("kind", "pk"))
    of = Finding.Kind
    return Whole(
        standing=now,
        own=own,
        before=before,
        told=told,
        lines=tuple(lines_of(opened, now, own, told)),
        families=tuple(_families(opened, now.score, own, before)),
        strengths=_kind(findings, of.STRENGTH),
        weaknesses=_kind(findings, of.WEAKNESS),
        recommendations=_kind(findings, of.RECOMMENDATION),
        objections=tuple(told.objected.values()),
    )


def _kind(findings: Iterable[Finding], kind: str) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.kind == kind)


def _families(
    opened: Opened, now: Score | None, own: Score | None, before: Before | None
) -> Iterable[Family]:
    """The nodes right below the index, and the smart-city dimensions wherever they stand."""
    if now is None:
        return
    earlier = {each.new: each.before for each in before.moved.nodes} if before else {}
    dimensions = load_knowledge().dimension
    for parent in opened.instrument.branch():
        children = opened.instrument.children(parent.code)
        codes = {each.code.rpartition(".")[2] for each in children}
        if parent.parent is not None and not dimensions.keys() <= codes:
            continue
        rows = tuple(
            Compared(
                node,
                _dimension(node, dimensions),
                _value(own, node.code),
                _value(now, node.code),
                earlier.get(node.code),
            )
            for node in children
            if node.code in now.nodes
        )
        if any(row.final is not None for row in rows):
            yield Family(parent, rows)


def _dimension(node: Node, known: Iterable[str]) -> str:
    code = node.code.rpartition(".")[2]
    return code if code in known else ""


def _value(found: Score | None, code: str) -> Fraction | None:
    node = found.nodes.get(code) if found else None
    return node.value if node else None
