"""Reads: the questions of one section with what the region says and what the assessor gave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.http import Http404

from selaras.core.instrument import ROOT, Instrument, Level, Node, Scale, exact
from selaras.core.instrument.calculation import layout
from selaras.web.answers.models import Answer, Evidence
from selaras.web.assessments.access import Opened
from selaras.web.judgements.models import Mark, Seat

MOST_CHOICES: Final = 11
"""A scale with more steps than that is typed instead of picked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A step of a scale, as it is sent, with what it is called."""

    value: str
    level: Level | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A node with all that an assessor needs to mark it.

    `covered` is the node above that has a mark already, `choices` are empty where the mark is
    typed. `heading` is how deep the node stands below its section.
    """

    node: Node
    heading: int
    answer: Answer | None
    evidence: Sequence[Evidence]
    mark: Mark | None
    choices: Sequence[Choice]
    covered: Node | None
    lacks: bool
    """Whether required evidence is missing."""

    @property
    def value(self) -> str:
        """The mark as a number input holds it."""
        given = self.mark.value if self.mark else None
        return "" if given is None else exact(Fraction(given))

    @property
    def described(self) -> bool:
        """Whether any level says more than its name."""
        return any(level.text for level in self.node.levels)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the instrument that fits on a page; `done` of `many` questions are marked."""

    node: Node
    many: int
    done: int


def sections_of(opened: Opened, seat: Seat) -> list[Section]:
    """The sections of the instrument with how far the seat is; one query."""
    instrument = opened.instrument
    asked = _asked(opened)
    marked = {
        code
        for code, value, note in seat.marks.values_list("code", "value", "note")
        if value is not None or note
    }
    found = []
    for node in _tops(instrument, asked):
        leaves = [leaf for leaf in instrument.leaves(node.code) if leaf.code in asked]
        done = sum(_done(instrument, leaf.code, marked) for leaf in leaves)
        found.append(Section(node, len(leaves), done))
    return found


def section_of(instrument: Instrument, code: str) -> str:
    """The section in which the node stands."""
    above = [node.code for node in instrument.above(code)]
    whole = any(node.is_leaf for node in instrument.children(ROOT))
    return ROOT if whole or len(above) == 0 else [code, *above][-2]


def questions_of(opened: Opened, seat: Seat, section: str) -> list[Question]:
    """Every node of a section, branches before what is below them; three queries.

    Raises Http404 for a section that there is not.
    """
    instrument = opened.instrument
    asked = _asked(opened)
    if section not in {node.code for node in _tops(instrument, asked)}:
        raise Http404(section)
    nodes = [node for node in instrument.branch(section) if node.code in asked]
    codes = [node.code for node in nodes]
    answers = {each.code: each for each in Answer.objects.filter(participant=opened.row)}
    evidence: dict[str, list[Evidence]] = {}
    proofs = Evidence.objects.filter(participant=opened.row, code__in=codes)
    for each in proofs.select_related("file"):
        evidence.setdefault(each.code, []).append(each)
    marks = {each.code: each for each in seat.marks.all()}
    depth = len(instrument.above(section))
    return [
        _question(
            instrument,
            node,
            answers.get(node.code),
            evidence.get(node.code, []),
            marks,
            len(instrument.above(node.code)) - depth,
        )
        for node in nodes
        if node.code != ROOT
    ]


def question_at(opened: Opened, code: str) -> Node:
    """The node of that code that is asked of the region; raises Http404. Never the root."""
    if code not in _asked(opened) or code == ROOT:
        raise Http404(code)
    return opened.instrument.node(code)


def choices_of(scale: Scale, levels: Iterable[Level], chosen: Fraction | None) -> list[Choice]:
    """The steps of a scale; none where there are too many of them, or none at all."""
    if scale.step is None or (scale.high - scale.low) / scale.step >= MOST_CHOICES:
        return []
    named = {level.number: level for level in levels}
    steps = int((scale.high - scale.low) / scale.step)
    values = [scale.low + scale.step * step for step in range(steps + 1)]
    return [
        Choice(
            exact(value),
            named.get(value.numerator) if value.denominator == 1 else None,
            value == chosen,
        )
        for value in values
    ]


def _question(
    instrument: Instrument,
    node: Node,
    answer: Answer | None,
    evidence: Sequence[Evidence],
    marks: Mapping[str, Mark],
    heading: int,
) -> Question:
    mark = marks.get(node.code)
    chosen = Fraction(mark.value) if mark and mark.value is not None else None
    above = (each for each in instrument.above(node.code) if each.code in marks)
    has = {each.wanted for each in evidence}
    return Question(
        node,
        heading,
        answer,
        evidence,
        mark,
        choices_of(node.scale, node.levels, chosen) if node.method is None else [],
        next((each for each in above if marks[each.code].value is not None), None),
        any(wanted.required and wanted.code not in has for wanted in node.evidence),
    )


def _asked(opened: Opened) -> set[str]:
    return {node.code for node in layout(opened.instrument, opened.region.kind).nodes}


def _tops(instrument: Instrument, asked: set[str]) -> list[Node]:
    """The nodes below the root, or the whole where some of these are questions themselves."""
    below = [node for node in instrument.children(ROOT) if node.code in asked]
    return [instrument.root] if any(node.is_leaf for node in below) else below


def _done(instrument: Instrument, code: str, marked: set[str]) -> bool:
    return code in marked or any(node.code in marked for node in instrument.above(code))
