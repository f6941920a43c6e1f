"""What a field says now, and what it said when somebody asked."""

from dataclasses import dataclass

from selaras.core.plan import data_of
from selaras.web.comments.models import Thread
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Change, Step
from selaras.web.plans.naming import told


@dataclass(frozen=True, slots=True)
class Values:
    """Both in words. `known` is false where the history does not tell what stood there then.

    `changed` says whether they differ; where a thread has no field, whether anything did.
    """

    now: str = ""
    then: str = ""
    changed: bool = False
    known: bool = True


def values_of(opened: Opened, thread: Thread) -> Values:
    """What the thread's field said and says; at most two queries."""
    row = opened.row
    steps = Step.objects.filter(plan=row, revision__gt=thread.revision)
    known = steps.count() == row.revision - thread.revision
    since = Change.objects.filter(plan=row, revision__gt=thread.revision)
    if thread.part or thread.field:
        since = since.filter(part=thread.part)
    if thread.key:
        since = since.filter(key=thread.key)
    if not thread.field:
        return Values(changed=since.exists(), known=known)
    now = _held(opened, thread)
    first = (
        (since.filter(kind="set", field=thread.field) | since.filter(kind__in=("add", "remove")))
        .order_by("revision", "number")
        .first()
    )
    then = now if first is None else _before(first, thread.field)
    return Values(_words(opened, thread, now), _words(opened, thread, then), now != then, known)


def _before(change: Change, field: str) -> object:
    return change.before if change.kind == "set" else (change.before or {}).get(field)


def _held(opened: Opened, thread: Thread) -> object:
    try:
        return data_of(opened.plan, thread.part, thread.key).get(thread.field)
    except KeyError:
        return None


def _words(opened: Opened, thread: Thread, value: object) -> str:
    try:
        return told(opened.plan, thread.part, thread.field, value)
    except (KeyError, ValueError):
        # The models have this field no more, or hold something else in it.
        return ""
