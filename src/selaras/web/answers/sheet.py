"""A region's questionnaire as it stands: every question with its answer, proof and owner."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from selaras.core.instrument import ROOT, AnswerError, NodeScore, Score, Wanted, score
from selaras.reference import load_knowledge
from selaras.web.answers.access import Answering
from selaras.web.answers.models import Answer, Evidence, Part
from selaras.web.answers.questions import Question

SHOWS = ("all", "open", "mine", "evidence", "carried")
"""Which questions are asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its answer. `value` is what was answered here, `scored` what it is worth,
    also where it is made of what is below. `covered` is the code of an answered branch above;
    `missing` the required evidence that is not there.
    """

    question: Question
    depth: int
    value: Fraction | None
    scored: Fraction | None
    answered: bool
    note: str
    carried: bool
    covered: str
    part: Part | None
    mine: bool
    evidences: int
    missing: tuple[Wanted, ...]

    @property
    def open(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.question.asked and not self.answered and not self.covered

    def fits(self, show: str) -> bool:
        """Whether it is one of those asked for."""
        if show == "mine":
            return self.mine
        if show == "carried":
            return self.carried
        return bool(self.missing) if show == "evidence" else self.open

    @property
    def state(self) -> str:
        """`answered`, `covered` by a branch above, `open`, or `branch`."""
        if self.answered:
            return "answered"
        if self.covered:
            return "covered"
        return "open" if self.question.asked else "branch"

    @property
    def proof(self) -> str:
        """`missing`, `given`, `wanted` once it is answered, or nothing."""
        if self.missing:
            return "missing"
        if self.evidences:
            return "given"
        return "wanted" if self.question.wanted and not self.covered else ""


@dataclass(frozen=True, eq=False)
class Sheet:
    """All questions of a region in the order of the paper, with what they are worth together."""

    lines: tuple[Line, ...]
    score: Score | None
    values: Mapping[str, Fraction]

    @cached_property
    def asked(self) -> tuple[Line, ...]:
        """What has to be answered."""
        return tuple(line for line in self.lines if line.question.asked)

    @cached_property
    def open(self) -> int:
        """How many are still to be answered."""
        return sum(line.open for line in self.lines)

    @property
    def answered(self) -> int:
        """How many are answered, by themselves or by a branch above."""
        return len(self.asked) - self.open

    @cached_property
    def missing(self) -> int:
        """How many pieces of required evidence are not there."""
        return sum(len(line.missing) for line in self.lines)

    @cached_property
    def evidences(self) -> int:
        """How many pieces of evidence there are."""
        return sum(line.evidences for line in self.lines)

    @cached_property
    def carried(self) -> int:
        """How many answers came from the round before and nobody looked at."""
        return sum(line.carried for line in self.lines)

    @cached_property
    def mine(self) -> tuple[Line, ...]:
        """What the viewer's agency has to answer."""
        return tuple(line for line in self.asked if line.mine)

    @cached_property
    def mine_open(self) -> int:
        """How many of these are still to be answered."""
        return sum(line.open for line in self.mine)

    @property
    def root(self) -> NodeScore | None:
        """How the index comes about."""
        return self.score.nodes[ROOT] if self.score else None

    def narrowed(self, show: str) -> tuple[Line, ...]:
        """Those asked for, with the branches above them."""
        if show not in SHOWS or show == "all":
            return self.lines
        chosen = [line for line in self.lines if line.fits(show)]
        codes = {line.question.node.code for line in chosen}
        parents = {line.question.node.code: line.question.node.parent for line in self.lines}
        for code in list(codes):
            above = parents[code]
            while above is not None and above not in codes:
                codes.add(above)
                above = parents[above]
        return tuple(line for line in self.lines if line.question.node.code in codes)


def sheet_of(answering: Answering) -> Sheet:
    """The whole questionnaire; two queries."""
    row = answering.opened.row
    answers = {each.code: each for each in row.answers.all()}
    proofs = Evidence.objects.filter(participant=row).exclude(code="")
    return _sheet(answering, answers, proofs.values_list("code", "wanted", "carried"))


def _sheet(
    answering: Answering,
    answers: Mapping[str, Answer],
    proofs: Iterable[tuple[str, str, bool]],
) -> Sheet:
    values = {
        code: Fraction(each.value) for code, each in answers.items() if each.value is not None
    }
    found = scored(answering, values)
    have = Counter((code, wanted) for code, wanted, _ in proofs)
    lines = []
    depth: dict[str, int] = {ROOT: -1}
    covered: dict[str, str] = {}
    for question in answering.questions.every:
        node = question.node
        parent = node.parent or ""
        depth[node.code] = depth.get(parent, -1) + 1 if node.parent else -1
        cover = covered.get(parent, "") or (parent if parent in values else "")
        covered[node.code] = cover
        part = answering.owners.get(node.code)
        lines.append(
            Line(
                question=question,
                depth=max(depth[node.code], 0),
                value=values.get(node.code),
                scored=found.nodes[node.code].value if found else values.get(node.code),
                answered=any(code in values for code in question.codes),
                note=answers[node.code].note if node.code in answers else "",
                carried=any(answers[code].carried for code in question.codes if code in answers),
                covered=cover,
                part=part,
                mine=bool(part and part.organisation_id in answering.organisations),
                evidences=sum(have[key] for key in have if key[0] in question.codes),
                missing=missing_evidence(question, values, found, set(have)),
            )
        )
    return Sheet(tuple(lines), found, values)


def scored(answering: Answering, values: Mapping[str, Fraction]) -> Score | None:
    """What the values are worth for this kind of region; None where they contradict."""
    opened = answering.opened
    try:
        return score(
            opened.instrument, values, load_knowledge().region_ever[opened.row.region].kind
        )
    except AnswerError:
        return None


def missing_evidence(
    question: Question,
    values: Mapping[str, Fraction],
    found: Score | None,
    have: set[tuple[str, str]],
) -> tuple[Wanted, ...]:
    """Required evidence that an answered question lacks.

    Nothing is to be proved at the bottom of the scale, nor for a criterion that is not met.
    """
    missing = []
    for node in (question.node, *question.below):
        value = values.get(node.code)
        if node is question.node and value is None and found is not None:
            value = found.nodes[node.code].value if question.asked else None
        if value is not None and value > node.scale.low:
            missing += [
                each
                for each in node.evidence
                if each.required and (node.code, each.code) not in have
            ]
    return tuple(missing)


def is_late(until: date | None, day: date) -> bool:
    """Whether the last day has passed."""
    return until is not None and day > until
