"""A request: put down for any address, then brought to whoever has it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents import refusals
from selaras.web.consents.access import may_look
from selaras.web.consents.actions.rows import ANSWER, locked, person_of
from selaras.web.consents.models import ANSWER_WITHIN, Consent, State
from selaras.web.consents.refusals import ConsentRefused
from selaras.web.duties import actions as duties
from selaras.web.outbox import actions as outbox
from selaras.web.records import actions as records

MOST_A_DAY = 3
"""Requests from one supporter to one address within 24 hours."""

MOST_OPEN = 10
"""Requests of one supporter that wait or are in force."""

MOST_WAITING = 5
"""Requests that may wait for one person; further ones are not delivered."""

_ASKED = Text(
    id="Jawab permintaan petugas dukungan untuk melihat Selaras dengan mata Anda",
    en="Answer the support officer's request to look at Selaras through your eyes",
)


def ask(*, address: str, reason: str, by: Viewer, at: datetime) -> Consent:
    """Put down a request to whoever has this address, known or not.

    It does the same work either way, so that neither the answer nor its time tells whether
    somebody has the address; `deliver` looks for the person later. Raises ConsentRefused.
    """
    supporter = person_of(by)
    address = address.strip().lower()
    with transaction.atomic():
        # Two requests at once must not both pass below the limits.
        Person.objects.select_for_update().get(pk=supporter.pk)
        _require_room(supporter, address, at)
        consent = Consent.objects.create(
            supporter=supporter, address=address, reason=reason, asked_at=at
        )
        records.append(
            what="consent.asked",
            subject=consent.subject,
            by=by,
            at=at,
            role=Role.SUPPORT,
            after={"address": address, "reason": reason},
        )
    return consent


def _require_room(supporter: Person, address: str, at: datetime) -> None:
    if address == supporter.email:
        raise ConsentRefused(refusals.OWN_ADDRESS)
    asked = Consent.objects.filter(supporter=supporter)
    recent = asked.filter(address=address, asked_at__gt=at - timedelta(days=1)).count()
    # Whatever is older has lapsed, also where nobody noted it yet.
    alive = asked.filter(ended_at=None, asked_at__gt=at - ANSWER_WITHIN - timedelta(days=1))
    going = [each for each in alive if each.state(at=at) in (State.WAITING, State.OPEN)]
    if any(each.address == address for each in going):
        raise ConsentRefused(refusals.STILL_OPEN)
    if recent >= MOST_A_DAY:
        raise ConsentRefused(refusals.ASKED_OFTEN)
    if len(going) >= MOST_OPEN:
        raise ConsentRefused(refusals.MANY_OPEN)


def deliver(*, consent: Consent, link: str, at: datetime) -> bool:
    """Bring the request to the person who has its address; False where there is none to ask.

    `link` is the whole address of the page where the person answers.
    """
    with transaction.atomic():
        consent = locked(consent)
        if consent.person_id is not None or consent.state(at=at) is not State.WAITING:
            return False
        person = Person.objects.select_for_update().filter(email=consent.address).first()
        if person is None or person.pk == consent.supporter_id:
            return False
        asked, supporter = viewer_of(person, at=at), viewer_of(consent.supporter, at=at)
        if not may_look(supporter, asked) or _waiting_for(person, at) >= MOST_WAITING:
            return False
        regions = {post.region for post in asked.posts}
        consent.person = person
        consent.region = regions.pop() if len(regions) == 1 else ""
        consent.save(update_fields=["person", "region"])
        _tell(consent, person, asked, link, at)
    return True


def _waiting_for(person: Person, at: datetime) -> int:
    waiting = Consent.objects.filter(person=person, granted_at=None, ended_at=None)
    return waiting.filter(asked_at__gt=at - ANSWER_WITHIN).count()


def _tell(consent: Consent, person: Person, asked: Viewer, link: str, at: datetime) -> None:
    if asked.posts:
        duties.give(
            holder=Membership.objects.get(pk=asked.posts[0].membership),
            what=ANSWER,
            subject=consent.subject,
            title=_ASKED,
            view="consents:consent",
            arguments=[consent.pk],
            at=at,
            until=timezone.localdate(consent.answer_until),
        )
    by = Viewer(consent.supporter, name=consent.supporter.name)
    letter = outbox.prepare(
        to=person,
        template="consent_asked",
        words={
            "name": person.name,
            "supporter": consent.supporter.name,
            "reason": consent.reason,
            "days": str(ANSWER_WITHIN.days),
            "link": link,
        },
        by=by,
        at=at,
        language=person.language,
        region=consent.region,
    )
    outbox.send(letter=letter, by=by, at=at)
