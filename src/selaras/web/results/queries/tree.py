"""How a score came about: every node with its value, where that came from, what it adds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import ROOT, Instrument, Node, NodeScore, Part, Score
from selaras.web.answers.models import Evidence
from selaras.web.answers.queries import evidence_of, notes_of
from selaras.web.assessments.access import Opened
from selaras.web.judgements.models import Mark, Settlement
from selaras.web.judgements.queries import Judged, judged
from selaras.web.results.models import Objection
from selaras.web.results.queries.standing import Standing


@dataclass(frozen=True, slots=True)
class Given:
    """What one assessor gave a node. `number` is the place among the region's assessors.

    The value is worked out where the assessor marked what is below the node.
    """

    number: int
    name: str
    value: Fraction | None
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the nodes of a region beside their values, by code."""

    judged: Judged
    marks: Mapping[str, Sequence[Given]]
    settled: Mapping[str, Settlement]
    objected: Mapping[str, Objection]
    notes: Mapping[str, str]
    evidence: Mapping[str, Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Term:
    """A child in the sum of its parent: name, share, value, and their product."""

    node: Node
    part: Part


@dataclass(frozen=True, slots=True)
class Line:
    """A node of the tree.

    `weight` is the share of the index it has as used here and `points` what it adds to it, both
    None below a node that is no mean. `mean` is that of the marks, where there are several.
    """

    node: Node
    depth: int
    score: NodeScore
    own: Fraction | None
    weight: Fraction | None
    points: Fraction | None
    terms: tuple[Term, ...]
    marks: Sequence[Given]
    mean: Fraction | None
    settlement: Settlement | None
    objection: Objection | None
    note: str
    evidence: Sequence[Evidence]

    @property
    def indent(self) -> int:
        """Steps to the right, at most three."""
        return min(self.depth, 3)

    @property
    def is_known(self) -> bool:
        """Whether anybody said anything about it."""
        return self.score.value is not None or self.own is not None or self.is_told

    @property
    def is_told(self) -> bool:
        """Whether there is anything to open below it."""
        return bool(self.terms or self.marks or self.objection or self.note or self.evidence)


def told_of(opened: Opened) -> Told:
    """Marks, settlements, objections, notes and evidence of a region; eight queries.

    Marks only once every assessor has finished.
    """
    row = opened.row
    found = judged(row)
    evidence: dict[str, list[Evidence]] = {}
    for each in evidence_of(row):
        evidence.setdefault(each.code, []).append(each)
    return Told(
        judged=found,
        marks=_marks(found),
        settled=found.settlements,
        objected={
            each.code: each
            for each in Objection.objects.filter(participant=row).select_related("file")
        },
        notes=notes_of(row),
        evidence=evidence,
    )


def lines_of(opened: Opened, standing: Standing, own: Score | None, told: Told) -> Iterator[Line]:
    """Every node that applies and of which anything is known, each parent before its children.

    Below a value that was given as a whole nothing needs to be known.
    """
    found = standing.score
    if found is None:
        return
    weights = weights_in(opened.instrument, found)
    depths = {ROOT: 0}
    for node in opened.instrument.branch():
        if node.parent in depths:
            depths[node.code] = depths[node.parent] + 1
        if node.code not in found.nodes:
            depths.pop(node.code, None)
            continue
        line = _line(opened.instrument, found, own, told, node, depths[node.code], weights)
        covered = any(above.code in standing.values for above in opened.instrument.above(node.code))
        if line.is_known or not covered:
            yield line


def weights_in(used: Instrument, found: Score) -> dict[str, Fraction]:
    """The share of the index that each node really has; only where all above are means."""
    weights = {ROOT: Fraction(1)}
    for node in used.branch():
        reached = found.nodes.get(node.code)
        if node.code in weights and reached and node.method and node.method.is_mean:
            for part in reached.parts:
                weights[part.code] = weights[node.code] * part.weight
    return weights


def _line(
    used: Instrument,
    found: Score,
    own: Score | None,
    told: Told,
    node: Node,
    depth: int,
    weights: Mapping[str, Fraction],
) -> Line:
    code = node.code
    reached = found.nodes[code]
    mine = own.nodes.get(code) if own else None
    marks = told.marks.get(code, ())
    weight = weights.get(code)
    known = weight is not None and reached.value is not None
    return Line(
        node=node,
        depth=depth,
        score=reached,
        own=mine.value if mine else None,
        weight=weight,
        points=weight * reached.value if known and weight and reached.value is not None else None,
        terms=tuple(Term(used.node(part.code), part) for part in reached.parts),
        marks=marks,
        mean=_mean(marks),
        settlement=told.settled.get(code),
        objection=told.objected.get(code),
        note=told.notes.get(code, ""),
        evidence=told.evidence.get(code, ()),
    )


def _mean(marks: Sequence[Given]) -> Fraction | None:
    given = [each.value for each in marks if each.value is not None]
    return sum(given, Fraction(0)) / len(given) if len(given) > 1 else None


def _marks(found: Judged) -> dict[str, list[Given]]:
    """What each assessor gave, by node; nothing before all are finished."""
    rows = Mark.objects.filter(seat__participant=found.participant).exclude(note="")
    notes = {(seat, code): note for seat, code, note in rows.values_list("seat", "code", "note")}
    return {
        line.code: [
            Given(place, seat.holder.person.name, value, notes.get((seat.pk, line.code), ""))
            for place, (seat, value) in enumerate(
                zip(found.seats, line.values, strict=True), start=1
            )
        ]
        for line in found.lines
    }
