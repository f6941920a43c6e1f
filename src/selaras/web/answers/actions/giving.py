"""Nodes become an agency's to answer, are handed to a colleague, and are called finished."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.figures import hold
from selaras.web.answers.actions.tasks import renew_duties
from selaras.web.answers.models import Part
from selaras.web.answers.refusals import Refused
from selaras.web.assessments.access import Opened
from selaras.web.assessments.actions.telling import subject_of
from selaras.web.assessments.models import Participant
from selaras.web.records.actions import append

OTHER_AGENCY = Text(
    id="Orang ini tidak bertugas di perangkat daerah itu. Pilih narahubung dari perangkat daerah "
    "yang sama, atau kosongkan orangnya.",
    en="This person has no post in that agency. Choose a contact of the same agency, or leave the "
    "person empty.",
)
_NAMED = 10


def give_nodes(
    *,
    opened: Opened,
    codes: Collection[str],
    organisation: Organisation,
    holder: Membership | None,
    until: date | None,
    by: Viewer,
    role: str,
    at: datetime,
) -> int:
    """Give these nodes with all below them to an agency, and to a person there if named.

    What was another agency's before is taken from it. Whoever answers has it on the list of
    tasks. One entry of the record, however many they are. Returns how many; raises Refused.
    """
    if holder is not None and holder.organisation_id != organisation.pk:
        raise Refused(OTHER_AGENCY, "holder")
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        before = _standing(row, codes)
        given = {
            "organisation": organisation,
            "holder": holder,
            "until": until,
            "by": by.person,
            "at": at,
            "done_at": None,
        }
        for code in sorted(codes):
            Part.objects.update_or_create(participant=row, code=code, defaults=given)
        renew_duties(opened.row, at=at)
        told = {"agency": organisation.name}
        told |= {"person": holder.person.name} if holder is not None else {}
        told |= {"until": until.isoformat()} if until is not None else {}
        _note("answers.given", opened.row, codes, before, told, by=by, role=role, at=at)
    return len(codes)


def take_back(
    *, opened: Opened, codes: Collection[str], by: Viewer, role: str, at: datetime
) -> int:
    """Take these nodes back from whoever has them; returns how many had one."""
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        before = _standing(row, codes)
        if not before:
            return 0
        row.parts.filter(code__in=codes).delete()
        renew_duties(opened.row, at=at)
        _note("answers.taken_back", opened.row, list(before), before, {}, by=by, role=role, at=at)
    return len(before)


def hand_on(
    *, part: Part, opened: Opened, to: Membership, by: Viewer, role: str, at: datetime
) -> None:
    """Let a colleague of the same agency answer for it; the task moves to the colleague's list.

    Raises Refused where the colleague has no post in the agency.
    """
    if to.organisation_id != part.organisation_id:
        raise Refused(OTHER_AGENCY, "to")
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        before = _standing(row, [part.code])
        Part.objects.filter(pk=part.pk).update(holder=to)
        renew_duties(opened.row, at=at)
        told = {"person": to.person.name}
        _note("answers.handed_on", opened.row, [part.code], before, told, by=by, role=role, at=at)


def note_done(*, part: Part, opened: Opened, done: bool, at: datetime) -> None:
    """The agency calls it finished, or takes that back."""
    with transaction.atomic():
        hold(opened.row, opened.instrument)
        Part.objects.filter(pk=part.pk).update(done_at=at if done else None)
        renew_duties(opened.row, at=at)


Standing = Mapping[str, tuple[int, int | None, str | None]]


def _standing(row: Participant, codes: Collection[str]) -> Standing:
    rows = row.parts.filter(code__in=codes).values_list("code", "organisation", "holder", "until")
    return {
        code: (agency, holder, until.isoformat() if until else None)
        for code, agency, holder, until in rows
    }


def _note(
    what: str,
    row: Participant,
    codes: Collection[str],
    before: Standing,
    told: Mapping[str, str],
    *,
    by: Viewer,
    role: str,
    at: datetime,
) -> None:
    named = sorted(codes)
    more = f"; +{len(named) - _NAMED}" if len(named) > _NAMED else ""
    append(
        what=what,
        subject=subject_of(row),
        by=by,
        at=at,
        role=role,
        region=row.region,
        before=before,
        after=_standing(row, codes),
        details={**told, "count": str(len(named)), "nodes": "; ".join(named[:_NAMED]) + more},
    )
