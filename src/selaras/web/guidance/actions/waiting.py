"""When a stage waits for its adviser, and when it does so no more."""

from datetime import datetime

from selaras.web.guidance.access import Opened
from selaras.web.guidance.actions.telling import tell_adviser
from selaras.web.guidance.gates import answer_of
from selaras.web.guidance.models import Approval, Passage
from selaras.web.meetings.queries import minutes_of


def begin_to_wait(opened: Opened, *, at: datetime) -> bool:
    """Let the present stage wait for the adviser once all its required outputs are there.

    A stage without any waits when the secretariat asks. Whoever advises the region since has it
    to do as well. Returns whether it waits now.
    """
    passage = opened.current
    if passage is None:
        return False
    if passage.waits_since is None and _is_ready(opened, passage):
        passage.waits_since = at
        passage.save(update_fields=["waits_since"])
    if passage.waits_since is not None:
        tell_adviser(opened, passage, at=at)
    return passage.waits_since is not None


def lapse(passage: Passage, *, at: datetime) -> int:
    """Let the answers that stand lapse; returns how many."""
    rows = Approval.objects.filter(passage=passage, lapsed_at=None)
    return rows.update(lapsed_at=at)


def _is_ready(opened: Opened, passage: Passage) -> bool:
    stage = opened.stage_of(passage)
    required = [each for each in stage.produces if each.required]
    if not stage.approval or not required or answer_of(passage) is not None:
        return False
    there = set(passage.outputs.filter(replaced_at=None).values_list("code", flat=True))
    if any(each.kind != "minutes" and each.code not in there for each in required):
        return False
    minutes = any(each.kind == "minutes" for each in required)
    return not minutes or minutes_of(opened.participation, stage.code)
