"""A colleague goes on with a part, or it is finished."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from selaras.core.text import Language, Text, format_date
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.actions.giving import OTHER_AGENCY, Unfit
from selaras.web.assignments.actions.noting import note, standing
from selaras.web.assignments.actions.tasks import renew_duties
from selaras.web.assignments.models import Assignment
from selaras.web.outbox.actions import prepare, send


def hand_on(
    *, assignment: Assignment, to: Membership, name: Text, site: str, by: Viewer, at: datetime
) -> None:
    """Let a colleague of the same agency answer for it, and write with the link to the part.

    Noted in the record. Raises Unfit where the colleague has no post in the agency.
    """
    if to.organisation_id != assignment.organisation_id:
        raise Unfit(OTHER_AGENCY)
    plan = assignment.plan
    places = [(assignment.part, assignment.key)]
    with transaction.atomic():
        before = standing(plan, places)
        assignment.holder = to
        assignment.save(update_fields=["holder"])
        renew_duties(plan, at=at)
        language: Language = "en" if to.person.language == "en" else "id"
        letter = prepare(
            to=to.person,
            template="part_handed",
            words={
                "name": to.person.name,
                "by": by.name,
                "item": name.in_(language),
                "plan": Text.model_validate(plan.title).in_(language),
                "until": format_date(assignment.until, language) if assignment.until else "",
                "address": site.rstrip("/") + _address(assignment, language),
            },
            by=by,
            at=at,
            holder=to,
            region=to.region,
        )
        send(letter=letter, by=by, at=at)
        told = {"agency": to.organisation.name, "person": to.person.name}
        note("assignment.handed_on", plan, places, before, told, by=by, at=at)


def note_done(*, assignment: Assignment, done: bool, at: datetime) -> None:
    """The agency calls it finished, or takes that back."""
    with transaction.atomic():
        assignment.done_at = at if done else None
        assignment.save(update_fields=["done_at"])
        renew_duties(assignment.plan, at=at)


def _address(assignment: Assignment, language: Language) -> str:
    plan = assignment.plan.key
    with override(language):
        if assignment.key:
            return reverse("drafts:item", args=(plan, assignment.part, assignment.key))
        return reverse("drafts:part", args=(plan, assignment.part))
