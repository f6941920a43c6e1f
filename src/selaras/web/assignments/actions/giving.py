"""Parts and items become an agency's, or nobody's."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.actions.noting import note, standing
from selaras.web.assignments.actions.tasks import renew_duties
from selaras.web.assignments.models import Assignment
from selaras.web.assignments.queries import Place, assignments_of
from selaras.web.plans.models import Plan


class Unfit(Exception):
    """Something was asked that does not fit; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


OTHER_AGENCY = Text(
    id="Orang ini tidak bertugas di perangkat daerah itu. Pilih narahubung dari perangkat daerah "
    "yang sama, atau kosongkan orangnya.",
    en="This person has no post in that agency. Choose a contact of the same agency, or leave the "
    "person empty.",
)


def assign(
    *,
    plan: Plan,
    places: Collection[Place],
    organisation: Organisation,
    holder: Membership | None,
    until: date | None,
    by: Viewer,
    at: datetime,
) -> int:
    """Give these parts and items to an agency, and to a person there if named; returns how many.

    What was another agency's before is taken from it. Whoever answers for it has it on the list
    of tasks. One entry of the record, however many they are. Raises Unfit where the person has
    no post in the agency.
    """
    if holder is not None and holder.organisation_id != organisation.pk:
        raise Unfit(OTHER_AGENCY)
    if not places:
        return 0
    with transaction.atomic():
        before = standing(plan, places)
        for part, key in sorted(places):
            Assignment.objects.update_or_create(
                plan=plan,
                part=part,
                key=key,
                defaults={
                    "organisation": organisation,
                    "holder": holder,
                    "until": until,
                    "by": by.person,
                    "at": at,
                    "done_at": None,
                    "reminded_at": None,
                },
            )
        renew_duties(plan, at=at)
        told = {"agency": organisation.name}
        told |= {"person": holder.person.name} if holder is not None else {}
        told |= {"until": until.isoformat()} if until is not None else {}
        note("assignment.given", plan, places, before, told, by=by, at=at)
    return len(places)


def release(*, plan: Plan, places: Collection[Place], by: Viewer, at: datetime) -> int:
    """Take these parts and items back from whoever has them; returns how many had one.

    One entry of the record, however many they are.
    """
    with transaction.atomic():
        found = [each for each in assignments_of(plan) if (each.part, each.key) in set(places)]
        if not found:
            return 0
        taken = {(each.part, each.key) for each in found}
        before = standing(plan, taken)
        Assignment.objects.filter(pk__in=[each.pk for each in found]).delete()
        renew_duties(plan, at=at)
        agencies = sorted({each.organisation.name for each in found})
        told = {"agency": "; ".join(agencies)}
        note("assignment.taken_back", plan, taken, before, told, by=by, at=at)
    return len(found)


def assign_to_leads(*, plan: Plan, value: Masterplan, by: Viewer, at: datetime) -> int:
    """Give what nobody has to the agency that the plan itself names as responsible.

    An agency of the plan is the one of the region with the same name or abbreviation; items of
    agencies that are not found stay as they are. Returns how many were given; one entry of the
    record tells it.
    """
    agencies = Organisation.objects.filter(
        kind=Organisation.Kind.AGENCY, region__in=plan.regions, until=None
    )
    known = {name.casefold(): each for each in agencies for name in _names(each)}
    taken = {(each.part, each.key) for each in assignments_of(plan)}
    wanted: dict[int, list[Place]] = defaultdict(list)
    found = {}
    for part, key, lead in _leads(value):
        agency = value.agency[lead]
        names = [agency.name.id, agency.abbreviation or ""]
        match = next((known[name.casefold()] for name in names if name.casefold() in known), None)
        if match is not None and not {(part, key), (part, "")} & taken:
            found[match.pk] = match
            wanted[match.pk].append((part, key))
    if not wanted:
        return 0
    given = [
        Assignment(plan=plan, part=part, key=key, organisation_id=pk, by=by.person, at=at)
        for pk, places in wanted.items()
        for part, key in places
    ]
    with transaction.atomic():
        Assignment.objects.bulk_create(given, batch_size=500)
        renew_duties(plan, at=at)
        many = {found[pk].name: len(places) for pk, places in wanted.items()}
        told = {"agency": "; ".join(f"{name}: {count}" for name, count in sorted(many.items()))}
        places = [(each.part, each.key) for each in given]
        note("assignment.given", plan, places, {}, told, by=by, at=at)
    return len(given)


def _names(organisation: Organisation) -> list[str]:
    return [name for name in (organisation.name, organisation.abbreviation) if name]


_LEADS = (
    ("programmes", "lead"),
    ("actions", "lead"),
    ("quick_wins", "lead"),
    ("indicators", "owner"),
)
"""Parts whose items name the agency responsible, and the field that does."""


def _leads(value: Masterplan) -> Iterable[tuple[str, str, str]]:
    for part, field in _LEADS:
        for item in value.items(part):
            if lead := getattr(item, field):
                yield part, item.key, lead
