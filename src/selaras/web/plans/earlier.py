"""Earlier states of a plan, found by turning round what happened since."""

from selaras.core.plan import Impossible, Masterplan, inverse, replay
from selaras.core.text import Text
from selaras.web.plans.journal import edits_between
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan

Known = tuple[int, Masterplan]
"""A revision and the plan as it was then."""


class NotKept(Exception):
    """The history does not reach back to that state; `text` says so."""

    text = Text(
        id="Keadaan rencana pada saat itu tidak tersimpan lengkap, sehingga tidak dapat "
        "ditampilkan. Pilih saat yang lebih baru.",
        en="The state of the plan at that moment was not kept whole, so it cannot be shown. "
        "Choose a later moment.",
    )


def plan_at(row: Plan, revision: int, known: Known | None = None) -> Masterplan:
    """The plan as it was at a revision up to that of the row, from the value now.

    Or from a known earlier or later state of it. Raises NotKept where the history does not tell.
    """
    start, plan = known or (row.revision, read_plan(row))
    edits = edits_between(row, min(start, revision), max(start, revision))
    if edits is None or not 0 < revision <= row.revision:
        raise NotKept
    try:
        return replay(plan, edits if start < revision else inverse(edits))
    except Impossible as impossible:
        # A value of an older version of the models that the present ones refuse.
        raise NotKept from impossible
