"""Writes: prepare a memorandum, invite one region or all of a cohort."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Language, Text, format_date
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions.holding import Deed, begun, step
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.refusals import (
    CLOSED,
    INVITED_ALREADY,
    NOBODY_TO_INVITE,
    Refused,
)
from selaras.web.agreements.words import dated, region_name
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.outbox.actions import prepare as prepare_letter
from selaras.web.outbox.refusals import LetterRefused

_READERS = (Role.HEAD_OF_REGION, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Invited:
    """How many regions were invited now, how many letters wait as drafts, and the regions (by
    code) where nobody has a post to whom one could be written."""

    regions: int
    letters: int
    without: tuple[str, ...]


def prepare(*, participation: Participation, by: Viewer, at: datetime) -> Agreement:
    """The memorandum with its usual wording, made once; raises Refused."""
    found = Agreement.objects.filter(participation=participation).exclude(text="").first()
    if found is not None:
        return found
    deed = Deed(by, at)
    with step(participation, deed, what="agreement.prepared") as agreement:
        begun(agreement, deed)
    return agreement


def invite(*, participation: Participation, number: str = "", by: Viewer, at: datetime) -> Invited:
    """Invite a region: its people get a duty and draft letters; raises Refused."""
    with transaction.atomic():
        letters = _invite(participation, number, Deed(by, at))
    return _counted({participation.region: letters})


def invite_all(*, cohort: Cohort, number: str = "", by: Viewer, at: datetime) -> Invited:
    """Invite every region of the cohort that was not yet; all or none. Raises Refused."""
    with transaction.atomic():
        if Cohort.objects.select_for_update().get(pk=cohort.pk).closed_at is not None:
            raise Refused(CLOSED)
        rows = Participation.objects.filter(cohort=cohort, withdrawn_at=None)
        waiting = rows.exclude(agreement__invited_at__isnull=False).order_by("region")
        letters = {each.region: _invite(each, number, Deed(by, at)) for each in waiting}
        if not letters:
            raise Refused(NOBODY_TO_INVITE)
    return _counted(letters)


def _counted(letters: dict[str, int]) -> Invited:
    without = tuple(region for region, count in letters.items() if not count)
    return Invited(len(letters), sum(letters.values()), without)


def _invite(participation: Participation, number: str, deed: Deed) -> int:
    details = {"number": number} if number else {}
    with step(participation, deed, what="agreement.invited", details=details) as agreement:
        if agreement.invited_at is not None:
            told = dated(timezone.localdate(agreement.invited_at))
            name = region_name(participation.region)
            raise Refused(INVITED_ALREADY.format(region=name, on=told))
        begun(agreement, deed)
        agreement.invited_at, agreement.invitation_number = deed.at, number
        letters = _letters(agreement, deed)
    return letters


def _letters(agreement: Agreement, deed: Deed) -> int:
    posts = (
        Membership.objects.active(timezone.localdate(deed.at))
        .filter(role__in=_READERS, region=agreement.participation.region, person__is_active=True)
        .select_related("person")
    )
    return sum(_letter(agreement, post, deed) for post in _by_person(posts))


def _by_person(posts: Iterable[Membership]) -> list[Membership]:
    return list({post.person_id: post for post in posts}.values())


def _letter(agreement: Agreement, post: Membership, deed: Deed) -> bool:
    person, cohort = post.person, agreement.participation.cohort
    language: Language = "en" if person.language == "en" else "id"
    name: Text = cohort.name
    words = {
        "name": person.name,
        "cohort": name.in_(language),
        "region": region_name(agreement.participation.region),
        "number": agreement.invitation_number,
        "day": format_date(cohort.signing_on, language) if cohort.signing_on else "",
        "place": cohort.signing_place,
    }
    try:
        prepare_letter(to=person, template="agreement_invited", words=words, by=deed.by, at=deed.at)
    except LetterRefused:
        # An address that takes no mail: the duty still stands on the first page.
        return False
    return True
