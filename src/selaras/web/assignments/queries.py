"""Who was given what of a plan, and how far they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from selaras.core.plan import Item
from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.assignments.models import Assignment
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Change, Plan

ASSIGNABLE = (
    "facts",
    "accounts",
    "gaps",
    "swot",
    "objectives",
    "indicators",
    "programmes",
    "actions",
    "quick_wins",
)
"""Parts of a plan that are given to agencies, in the order of the books."""

Place = tuple[str, str]
"""Part and key; an empty key is the whole part."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the plan, or a whole part, with whose it is and how far they are.

    `state` is one of `STATES`; `late` where the deadline has passed and it is not done;
    `inherited` where the item is covered by its part having been given away as a whole.
    """

    part: str
    key: str
    name: Text
    assignment: Assignment | None
    state: str
    late: bool
    inherited: bool = False
    changed_at: datetime | None = None

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.part}/{self.key}"


STATES = ("unassigned", "untouched", "begun", "done")
"""Given to nobody, given and not yet changed, changed since, called finished."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are asked for; empty asks for all. `state` may be `late` too."""

    part: str = ""
    agency: str = ""
    state: str = ""

    @property
    def narrows(self) -> bool:
        """Whether any lines may be left out."""
        return bool(self.part or self.agency or self.state)

    def fits(self, line: Line) -> bool:
        """Whether the line is one of those asked for."""
        given = line.assignment
        return (
            (not self.part or line.part == self.part)
            and (not self.agency or bool(given and str(given.organisation_id) == self.agency))
            and (not self.state or self.state == line.state or (self.state == "late" and line.late))
        )


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice in an address."""
    return Choice(query.get("part", ""), query.get("agency", ""), query.get("state", ""))


def lines_of(opened: Opened, today: date) -> tuple[Line, ...]:
    """Every assignable part and item, whole parts before their items; two queries."""
    given = {(each.part, each.key): each for each in assignments_of(opened.row)}
    changed = last_changes(opened.row)
    found: list[Line] = []
    for part in ASSIGNABLE:
        words = opened.knowledge.words(part)
        whole = given.get((part, ""))
        latest = max((at for (each, _), at in changed.items() if each == part), default=None)
        found.append(_line(part, "", words.title, whole, latest, today))
        for item in opened.plan.items(part):
            own = given.get((part, item.key))
            name = _name(item, words.names_item)
            at = changed.get((part, item.key))
            inherited = own is None and whole is not None
            found.append(_line(part, item.key, name, own or whole, at, today, inherited=inherited))
    return tuple(found)


def _name(item: Item, field: str) -> Text:
    value = getattr(item, field)
    return value if isinstance(value, Text) else Text(id=str(value))


def _line(
    part: str,
    key: str,
    name: Text,
    given: Assignment | None,
    changed_at: datetime | None,
    today: date,
    *,
    inherited: bool = False,
) -> Line:
    state = state_of(given, changed_at)
    late = bool(given and state != "done" and given.until and given.until < today)
    return Line(part, key, name, given, state, late, inherited, changed_at)


def state_of(given: Assignment | None, changed_at: datetime | None) -> str:
    """One of `STATES`, from when it was given, finished and last changed."""
    if given is None:
        return "unassigned"
    if given.done_at is not None:
        return "done"
    return "begun" if changed_at is not None and changed_at > given.at else "untouched"


def assignments_of(row: Plan) -> Iterable[Assignment]:
    """The assignments of a plan with agency and person; one query."""
    return row.assignments.select_related("organisation", "holder__person").all()


def last_changes(row: Plan) -> dict[Place, datetime]:
    """When each item was last changed by anybody; one query."""
    rows = Change.objects.filter(plan=row).exclude(part="").values_list("part", "key")
    return {(part, key): at for part, key, at in rows.annotate(last=Max("step__at")).order_by()}


def agencies_of(row: Plan, today: date) -> list[Organisation]:
    """The agencies of the plan's regions that exist today, by name."""
    agencies = Organisation.objects.filter(
        kind=Organisation.Kind.AGENCY, region__in=row.regions, until=None
    )
    return list(agencies.order_by("name"))


def contacts_of(row: Plan, today: date, *, of: Organisation | None = None) -> list[Membership]:
    """Posts that write for an agency of the plan's regions, with person and agency."""
    posts = Membership.objects.active(today).filter(
        role__in=[Role.AGENCY_CONTACT, Role.DIMENSION_COORDINATOR], region__in=row.regions
    )
    if of is not None:
        posts = posts.filter(organisation=of)
    return list(
        posts.select_related("person", "organisation").order_by(
            "organisation__name", "person__name"
        )
    )
