"""What of a questionnaire goes to another round or another version, and what stays behind."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import Instrument, carry, problems_in
from selaras.core.text import Text
from selaras.reference.instruments import bridge
from selaras.web.answers.models import Answer, Evidence
from selaras.web.answers.questions import Questions
from selaras.web.answers.refusals import Refused

NO_BRIDGE = Text(
    id="Belum ada jembatan dari {old} ke {new}, sehingga tidak diketahui pertanyaan mana yang "
    "sepadan. Tidak ada yang dibawa.",
    en="There is no bridge from {old} to {new}, so it is not known which questions match. Nothing "
    "is taken over.",
)
_NOT_ASKED = Text(
    id="Tidak ditanyakan dari jenis daerah ini.", en="Not asked of this kind of region."
)
_THERE = Text(id="Sudah ada jawabannya.", en="There is an answer already.")
_ABOVE_OR_BELOW = Text(
    id="Cabang di atasnya atau pertanyaan di bawahnya sudah dijawab.",
    en="A branch above it or a question below it is already answered.",
)


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """An answer with the code that it gets."""

    answer: Answer
    code: str


@dataclass(frozen=True, slots=True)
class MovedEvidence:
    """Evidence with the code that it gets, and what it then proves (maybe nothing wanted)."""

    evidence: Evidence
    code: str
    wanted: str


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """An answer that does not move, and why."""

    answer: Answer
    reason: Text


@dataclass(frozen=True, slots=True)
class Transfer:
    """What moves and what does not."""

    answers: tuple[MovedAnswer, ...]
    evidence: tuple[MovedEvidence, ...]
    left: tuple[LeftBehind, ...]
    left_evidence: tuple[Evidence, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing moves."""
        return not self.answers and not self.evidence


def codes_over(
    codes: Iterable[str], old: str, new: Instrument
) -> tuple[dict[str, str], dict[str, Text]]:
    """New codes by old ones, and why others have none; raises Refused without a bridge."""
    asked = list(codes)
    if old == new.key:
        return {code: code for code in asked}, {}
    written = bridge(old, new.key)
    if written is None:
        raise Refused(NO_BRIDGE.format(old=old, new=new.key))
    carried = carry({code: code for code in asked}, written)
    reasons = {each.code: each.reason for each in carried.left}
    return {before: after for after, before in carried.values.items()}, reasons


def transfer(
    answers: Iterable[Answer],
    evidence: Iterable[Evidence],
    *,
    old: str,
    questions: Questions,
    present: Collection[str] = (),
) -> Transfer:
    """What of these goes to the questions, without touching the codes already `present`.

    A value that is out of scale there stays behind. `old` is the key of the version that the
    answers were given in. Raises Refused without a bridge.
    """
    rows, proofs = list(answers), list(evidence)
    known = {each.code for each in rows} | {each.code for each in proofs}
    codes, reasons = codes_over(known, old, questions.instrument)
    moved: list[MovedAnswer] = []
    left: list[LeftBehind] = []
    taken = set(present)
    for each in rows:
        code = codes.get(each.code)
        reason = reasons.get(each.code) or _why_not(each, code, questions, taken)
        if reason is None and code is not None:
            moved.append(MovedAnswer(each, code))
            if each.value is not None:
                taken.add(code)
        elif reason is not None:
            left.append(LeftBehind(each, reason))
    over, behind = _evidence(proofs, codes, questions)
    return Transfer(tuple(moved), tuple(over), tuple(left), tuple(behind))


def _why_not(
    answer: Answer, code: str | None, questions: Questions, taken: Collection[str]
) -> Text | None:
    if code is None or code not in questions.page:
        return _NOT_ASKED
    if code in taken:
        return _THERE
    instrument = questions.instrument
    if answer.value is None:
        return None
    problems = problems_in(instrument, {code: Fraction(answer.value)})
    if problems:
        return problems[0].sentence
    above = (node.code for node in instrument.above(code))
    below = (node.code for node in instrument.branch(code)[1:])
    if any(each in taken for each in (*above, *below)):
        return _ABOVE_OR_BELOW
    return None


def _evidence(
    proofs: Iterable[Evidence], codes: Mapping[str, str], questions: Questions
) -> tuple[list[MovedEvidence], list[Evidence]]:
    over, behind = [], []
    for each in proofs:
        code = codes.get(each.code)
        if code is None or code not in questions.page:
            behind.append(each)
            continue
        wanted = {one.code for one in questions.instrument.node(code).evidence}
        over.append(MovedEvidence(each, code, each.wanted if each.wanted in wanted else ""))
    return over, behind
