"""How duties, records and sentences name what this app is about."""

from collections.abc import Iterable

from selaras.core.text import Text
from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.web.cohorts.models import Cohort
from selaras.web.meetings.models import Decision, Meeting
from selaras.web.workflows.known import workflow_of

DECISION = "meeting.decision"
"""The duty to do what a meeting decided."""


def subject_of(meeting: Meeting) -> str:
    """`meeting:2022/12`."""
    return f"meeting:{meeting.cohort.key}/{meeting.pk}"


def subject_of_decision(decision: Decision) -> str:
    """`decision:12`."""
    return f"decision:{decision.pk}"


def region_name(code: str) -> str:
    """`Kabupaten Luwu Utara`; the code itself where nobody knows it."""
    region = load_knowledge().region_ever.get(code)
    return region.name if region else code


def joined(names: Iterable[str], most: int = 5) -> str:
    """Several names in one sentence; the rest of a long list is counted."""
    known = sorted(names)
    told = ", ".join(known[:most])
    return f"{told} (+{len(known) - most})" if len(known) > most else told


def stages_of(cohort: Cohort) -> tuple[Stage, ...]:
    """The stages of the cohort's workflow; none where nobody knows that workflow any more."""
    try:
        return workflow_of(cohort.workflow).stages
    except KeyError:
        return ()


def stage_of(meeting: Meeting) -> Stage | None:
    """The stage of a meeting."""
    return next((each for each in stages_of(meeting.cohort) if each.code == meeting.stage), None)


def stage_name(meeting: Meeting) -> Text:
    """What the stage is called; its code where the workflow lost it."""
    stage = stage_of(meeting)
    return stage.name if stage else Text(id=meeting.stage)
