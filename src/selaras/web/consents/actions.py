"""Writes: ask, deliver, grant, start, note a page, end."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents import refusals
from selaras.web.consents.access import may_look
from selaras.web.consents.models import ANSWER_WITHIN, Consent, OpenedPage, State
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

ANSWER = "consent.answer"
"""The duty of the person who was asked."""

LOOK = "consent.look"
"""The duty of the supporter who may look."""

BY_ITSELF = Viewer(name="Selaras")
"""Nobody: its time was over, or somebody lost a post."""

_ASKED = Text(
    id="Jawab permintaan petugas dukungan untuk melihat Selaras dengan mata Anda",
    en="Answer the support officer's request to look at Selaras through your eyes",
)
_GRANTED = Text(
    id="Lihat Selaras dengan mata orang yang memberi izin",
    en="Look at Selaras through the eyes of the person who consented",
)


def ask(*, address: str, reason: str, by: Viewer, at: datetime) -> Consent:
    """Put down a request to whoever has this address, known or not.

    It does the same work either way, so that neither the answer nor its time tells whether
    somebody has the address; `deliver` looks for the person later. Raises ConsentRefused.
    """
    supporter = _person(by)
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
        consent = _locked(consent)
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


def grant(*, consent: Consent, minutes: int, by: Viewer, at: datetime) -> Consent:
    """The person lets support look for that many minutes. Raises ConsentRefused."""
    with transaction.atomic():
        consent = _locked(consent)
        if consent.state(at=at) is not State.WAITING or consent.person != by.person:
            raise ConsentRefused(refusals.NOT_WAITING)
        supporter = viewer_of(consent.supporter, at=at)
        if not may_look(supporter, by):
            raise ConsentRefused(refusals.SUPPORTER_LEFT)
        consent.granted_at, consent.until = at, at + timedelta(minutes=minutes)
        consent.save(update_fields=["granted_at", "until"])
        duties.finish(what=ANSWER, subject=consent.subject, by=by, at=at)
        _give_look(consent, supporter, at)
        _record("consent.granted", consent, by, at, {"minutes": str(minutes)})
    return consent


def _give_look(consent: Consent, supporter: Viewer, at: datetime) -> None:
    post = next(post for post in supporter.posts if post.role == Role.SUPPORT)
    duties.give(
        holder=Membership.objects.get(pk=post.membership),
        what=LOOK,
        subject=consent.subject,
        title=_GRANTED,
        view="consents:desk",
        at=at,
        until=timezone.localdate(consent.until),
    )


def start(*, consent: Consent, by: Viewer, at: datetime) -> Consent:
    """Support begins to look. Raises ConsentRefused."""
    with transaction.atomic():
        consent = _locked(consent)
        if consent.state(at=at) is not State.OPEN or consent.person is None:
            raise ConsentRefused(refusals.NOT_OPEN)
        if not may_look(by, viewer_of(consent.person, at=at)):
            raise ConsentRefused(refusals.NOT_OPEN)
        if consent.started_at is None:
            consent.started_at = at
            consent.save(update_fields=["started_at"])
        duties.finish(what=LOOK, subject=consent.subject, by=by, at=at)
        _record("consent.started", consent, by, at, role=Role.SUPPORT)
    return consent


def note_page(*, consent: Consent, path: str, by: Viewer, at: datetime) -> None:
    """Note an address opened through the person's eyes; a second time it is known already."""
    path = path[:500]
    if OpenedPage.objects.filter(consent=consent, path=path).exists():
        return
    with transaction.atomic():
        _, fresh = OpenedPage.objects.get_or_create(consent=consent, path=path, defaults={"at": at})
        if fresh:
            _record("consent.page_opened", consent, by, at, {"path": path}, Role.SUPPORT)


def end(*, consent: Consent, by: Viewer, at: datetime) -> Consent:
    """The person declines or ends it, or the supporter withdraws or ends it.

    What has ended already stays as it is.
    """
    with transaction.atomic():
        consent = _locked(consent)
        state = consent.state(at=at)
        if consent.ended_at is not None:
            return consent
        if state in (State.LAPSED, State.ENDED):
            return _close(consent, at)
        person = _person(by)
        consent.ended_at, consent.ended_by = at, person
        consent.save(update_fields=["ended_at", "ended_by"])
        supports = person.pk == consent.supporter_id
        if not supports:
            duties.finish(what=ANSWER, subject=consent.subject, by=by, at=at)
        _drop_duties(consent, at)
        role = Role.SUPPORT if supports else ""
        if state is State.OPEN:
            who = "supporter" if supports else "person"
            _record("consent.ended", consent, by, at, {"by": who}, role)
        else:
            what = "consent.withdrawn" if supports else "consent.declined"
            _record(what, consent, by, at, role=role)
    return consent


def end_by_itself(*, consent: Consent, at: datetime) -> Consent:
    """Note that it ended by itself; what has ended already stays as it is."""
    with transaction.atomic():
        consent = _locked(consent)
        return consent if consent.ended_at is not None else _close(consent, at)


def _close(consent: Consent, at: datetime) -> Consent:
    over = consent.until or consent.answer_until
    why = "time" if at >= over else "post"
    consent.ended_at = min(at, over)
    consent.save(update_fields=["ended_at"])
    _drop_duties(consent, at)
    what = "consent.lapsed" if consent.granted_at is None else "consent.ended"
    _record(what, consent, BY_ITSELF, at, {"by": why})
    return consent


def _drop_duties(consent: Consent, at: datetime) -> None:
    """Take back what nobody need do any more."""
    for what in (ANSWER, LOOK):
        duties.drop(what=what, subject=consent.subject, at=at)


def _record(
    what: str,
    consent: Consent,
    by: Viewer,
    at: datetime,
    details: dict[str, str] | None = None,
    role: str = "",
) -> None:
    records.append(
        what=what,
        subject=consent.subject,
        by=by,
        at=at,
        role=role,
        region=consent.region,
        details=details,
    )


def _locked(consent: Consent) -> Consent:
    """The row as it is now, kept for this transaction."""
    rows = Consent.objects.select_for_update(of=("self",))
    return rows.select_related("person", "supporter").get(pk=consent.pk)


def _person(by: Viewer) -> Person:
    if by.person is None:
        raise ValueError("consents are asked, answered and ended by people")
    return by.person
