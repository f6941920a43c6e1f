"""What every write of a consent needs: the row itself, its duties, its entry in the record."""

from datetime import datetime

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.consents.models import Consent
from selaras.web.duties import actions as duties
from selaras.web.records import actions as records

ANSWER = "consent.answer"
"""The duty of the person who was asked."""

LOOK = "consent.look"
"""The duty of the supporter who may look."""


def locked(consent: Consent) -> Consent:
    """The row as it is now, kept for this transaction."""
    rows = Consent.objects.select_for_update(of=("self",))
    return rows.select_related("person", "supporter").get(pk=consent.pk)


def person_of(by: Viewer) -> Person:
    if by.person is None:
        raise ValueError("consents are asked, answered and ended by people")
    return by.person


def drop_duties(consent: Consent, at: datetime) -> None:
    """Take back what nobody need do any more."""
    for what in (ANSWER, LOOK):
        duties.drop(what=what, subject=consent.subject, at=at)


def record(
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
