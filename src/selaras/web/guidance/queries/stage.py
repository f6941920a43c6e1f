"""One stage of a region: outputs, findings in the way, answers, and the gate as a checklist."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from selaras.core.checks import Severity
from selaras.core.text import Text
from selaras.core.workflow import Condition, Output
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Viewer
from selaras.web.editions.models import BookFile
from selaras.web.guidance.access import Opened, may
from selaras.web.guidance.gates import Look, asked_for, is_uploaded, latest_book
from selaras.web.guidance.models import Approval, HandedIn, Passage
from selaras.web.guidance.queries.journey import meetings_of
from selaras.web.plans.access import plans_for, writes
from selaras.web.plans.models import Plan
from selaras.web.plans.queries.findings import Line, address_of

SHOWN = 20
"""Findings of one severity on the page; the page of checks has all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of the gate in words, whether it is met, and where one sees to it."""

    kind: str
    words: Text
    met: bool
    address: str


@dataclass(frozen=True, slots=True)
class Produced:
    """An output of a stage with what was handed in.

    `ready` is the newest PDF of a book that may be handed in. `behind` says that the plan has
    moved on since, `altered` that the file is another than the one that was handed in.
    """

    output: Output
    handed_in: HandedIn | None
    uploaded: bool
    there: bool
    ready: BookFile | None = None
    behind: bool = False
    altered: bool = False

    @property
    def fresh(self) -> bool:
        """Whether there is a newer book than the one that was handed in."""
        if self.ready is None:
            return False
        return self.handed_in is None or self.handed_in.book_id != self.ready.pk


@dataclass(frozen=True, slots=True)
class Severe:
    """Findings of one severity that keep the gate shut: the first ones, and how many in all."""

    severity: str
    lines: tuple[Line, ...]
    count: int


def produced(opened: Opened, look: Look) -> list[Produced]:
    """The outputs of the stage in their order; a query for each book that is awaited."""
    plan = opened.journey.plan
    found = []
    for output in look.stage.produces:
        row = look.handed_in.get(output.code)
        uploaded = is_uploaded(output)
        ready = None
        if plan is not None and output.kind == "book" and not uploaded and output.book:
            ready = latest_book(plan, output.book)
        book = row.book if row else None
        found.append(
            Produced(
                output,
                row,
                uploaded,
                output.code in look.facts.handed_in,
                ready,
                behind=bool(book and plan and book.revision < plan.revision),
                altered=bool(row and book and book.sha256 != row.sha256),
            )
        )
    return found


def earlier_outputs(passage: Passage) -> list[HandedIn]:
    """What was handed in and replaced later, newest first."""
    rows = passage.outputs.exclude(replaced_at=None).select_related("book__plan", "file", "by")
    return list(rows.order_by("-at", "-pk"))


def answers_of(passage: Passage) -> list[Approval]:
    """What advisers answered, newest first, also what has lapsed."""
    return list(passage.approvals.select_related("post__person"))


def reads_plan(viewer: Viewer, plan: Plan | None) -> bool:
    """Whether the viewer may read the text of the plan, and so what is found in it; one query."""
    return plan is not None and plans_for(viewer).filter(pk=plan.pk).exists()


def checklist(opened: Opened, look: Look, viewer: Viewer, *, reads: bool) -> list[Asked]:
    """The gate's conditions, each with the page where the viewer may see to it, if any."""
    return [
        Asked(
            each.kind,
            asked_for(look, each),
            each.met,
            "" if each.met else _address(opened, look, each, viewer, reads=reads),
        )
        for each in look.state.conditions
    ]


def findings_in_the_way(look: Look, viewer: Viewer) -> list[Severe]:
    """What keeps the gate shut, by severity, gravest first, for those who read the plan."""
    if look.plan is None:
        return []
    row = look.plan.row
    mends = writes(viewer, row)
    found = []
    for severity in Severity:
        own = [each.finding for each in look.in_the_way if each.finding.severity == severity]
        if own:
            shown = own[:SHOWN]
            lines = tuple(Line(each, address_of(each, row.key, writes=mends)) for each in shown)
            found.append(Severe(severity.value, lines, len(own)))
    return found


def _address(
    opened: Opened, look: Look, condition: Condition, viewer: Viewer, *, reads: bool
) -> str:
    region = [opened.cohort.key, opened.participation.region]
    if condition.kind == "checks":
        if look.plan is not None:
            return "#findings" if reads else ""
        own = may(opened, viewer, Action.WRITE)
        return reverse("guidance:plan", args=region) if own else ""
    if condition.kind == "approval":
        return "#approval"
    output = next(each for each in look.stage.produces if each.code == condition.code)
    if output.kind == "minutes":
        return meetings_of(opened)
    return f"#output-{output.code}"


def late_on(passage: Passage, on: date) -> int:
    """Days behind the planned end, of a stage under way; 0 while in time."""
    return max(0, (on - passage.planned_until).days)
