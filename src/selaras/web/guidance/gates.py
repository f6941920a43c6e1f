"""What the gate of a stage asks for, and what of it is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from selaras.core.checks import Judged, in_the_way, judged
from selaras.core.framework import Gate
from selaras.core.text import Text
from selaras.core.workflow import Condition, Facts, GateState, Output, Stage, gate_state
from selaras.documents.book.contents import BOOKS
from selaras.reference import load_knowledge
from selaras.web.editions.models import BookFile
from selaras.web.guidance.access import Opened
from selaras.web.guidance.models import Approval, HandedIn, Passage
from selaras.web.meetings.queries import minutes_of
from selaras.web.plans import access as plans
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.plans.queries.findings import findings_of


@dataclass(frozen=True, slots=True)
class Look:
    """A stage of a region as it stands, with what led to its state.

    `handed_in` holds what counts, by the output's code; `answer` the adviser's answer that
    stands, `in_the_way` the findings that keep the gate shut (none waived), `plan` the plan that
    was checked, None while there is none or the stage names no checks.
    """

    stage: Stage
    passage: Passage
    facts: Facts
    state: GateState
    handed_in: Mapping[str, HandedIn] = field(default_factory=dict)
    answer: Approval | None = None
    in_the_way: tuple[Judged, ...] = ()
    plan: plans.Opened | None = None

    @property
    def lacking(self) -> tuple[Output, ...]:
        """Required outputs that are not there, without minutes, which nobody hands in."""
        lacking = {each.code for each in self.state.missing if each.kind == "output"}
        return tuple(
            each for each in self.stage.produces if each.code in lacking and each.kind != "minutes"
        )


def look(opened: Opened, passage: Passage, *, on: date, checks: bool = True) -> Look:
    """The stage with everything its gate asks for, as of that day.

    Without `checks` the plan is not looked at, as for a stage that was passed or lies ahead.
    """
    stage = opened.stage_of(passage)
    handed_in = outputs_of(passage)
    answer = answer_of(passage)
    found, plan = _in_the_way(opened.journey.plan if checks else None, stage, on)
    there = set(handed_in)
    minutes = [each.code for each in stage.produces if each.kind == "minutes"]
    if minutes and minutes_of(opened.participation, stage.code):
        there.update(minutes)
    facts = Facts(
        in_the_way=len(found) if plan is not None else None,
        handed_in=frozenset(there),
        approved=answer is not None and answer.approved,
        excepted=passage.by_exception,
    )
    return Look(stage, passage, facts, gate_state(stage, facts), handed_in, answer, found, plan)


def facts_of(opened: Opened, passage: Passage, *, on: date) -> Facts:
    """What is known of the region at that stage."""
    return look(opened, passage, on=on).facts


def state_of(opened: Opened, passage: Passage, *, on: date) -> GateState:
    """What its gate asks for, and whether it may open."""
    return look(opened, passage, on=on).state


def outputs_of(passage: Passage) -> dict[str, HandedIn]:
    """What was handed in and counts, by the output's code."""
    rows = passage.outputs.filter(replaced_at=None).select_related("book__plan", "file", "by")
    return {each.code: each for each in rows}


def answer_of(passage: Passage) -> Approval | None:
    """The adviser's answer that stands; None before there is one and after it lapsed."""
    rows = passage.approvals.filter(lapsed_at=None).select_related("post__person")
    return rows.first()


def gate_called(code: str) -> Gate | None:
    """The gate of the policy of checks that a stage names."""
    return next((each for each in load_knowledge().gates if each.code == code), None)


def is_uploaded(output: Output) -> bool:
    """Whether a file is uploaded for it: documents, and books that Selaras does not print."""
    return output.kind == "document" or (output.kind == "book" and output.book not in BOOKS)


def latest_book(plan: Plan, number: int) -> BookFile | None:
    """The newest PDF of that book that is ready, in Indonesian before English."""
    files = BookFile.objects.filter(
        plan=plan, number=number, format="pdf", state=BookFile.State.READY
    )
    return files.order_by("-revision", "-language").first()


def asked_for(look: Look, condition: Condition) -> Text:
    """A condition of the gate in words, for checklists and refusals."""
    if condition.kind == "checks":
        return _findings(look)
    if condition.kind == "approval":
        return Text(id="persetujuan pembimbing", en="the adviser's approval")
    return next(each.name for each in look.stage.produces if each.code == condition.code)


def missing_in(look: Look) -> Text:
    """Everything that is missing, in one line."""
    told = [asked_for(look, each) for each in look.state.missing]
    return Text(id="; ".join(t.id for t in told), en="; ".join(t.in_("en") for t in told))


def _findings(look: Look) -> Text:
    if look.facts.in_the_way is None:
        return Text(
            id="rencana yang lolos pemeriksaan (belum ada rencana yang ditautkan)",
            en="a plan that passes the checks (no plan is linked yet)",
        )
    if look.facts.in_the_way == 0:
        return Text(id="tidak ada temuan yang menghalangi", en="no finding stands in the way")
    many = look.facts.in_the_way
    return Text(
        id=f"{many} temuan dalam rencana diperbaiki atau dikecualikan",
        en=f"{many} findings in the plan mended or waived"
        if many > 1
        else "one finding in the plan mended or waived",
    )


def _in_the_way(
    row: Plan | None, stage: Stage, on: date
) -> tuple[tuple[Judged, ...], plans.Opened | None]:
    """Findings that keep the gate shut; the plan is read whoever looks, for the gate asks."""
    gate = gate_called(stage.checks) if stage.checks else None
    if row is None or gate is None:
        return (), None
    plan = plans.Opened(row, read_plan(row), load_knowledge())
    return in_the_way(judged(findings_of(plan), plan.plan, on), gate), plan
