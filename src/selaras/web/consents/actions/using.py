"""Looking begins, and what is opened is noted."""

from datetime import datetime

from django.db import transaction

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents import refusals
from selaras.web.consents.access import may_look
from selaras.web.consents.actions.rows import LOOK, locked, record
from selaras.web.consents.models import Consent, OpenedPage, State
from selaras.web.consents.refusals import ConsentRefused
from selaras.web.duties import actions as duties


def start(*, consent: Consent, by: Viewer, at: datetime) -> Consent:
    """Support begins to look. Raises ConsentRefused."""
    with transaction.atomic():
        consent = locked(consent)
        if consent.state(at=at) is not State.OPEN or consent.person is None:
            raise ConsentRefused(refusals.NOT_OPEN)
        if not may_look(by, viewer_of(consent.person, at=at)):
            raise ConsentRefused(refusals.NOT_OPEN)
        if consent.started_at is None:
            consent.started_at = at
            consent.save(update_fields=["started_at"])
        duties.finish(what=LOOK, subject=consent.subject, by=by, at=at)
        record("consent.started", consent, by, at, role=Role.SUPPORT)
    return consent


def note_page(*, consent: Consent, path: str, by: Viewer, at: datetime) -> None:
    """Note an address opened through the person's eyes; a second time it is known already."""
    path = path[:500]
    if OpenedPage.objects.filter(consent=consent, path=path).exists():
        return
    with transaction.atomic():
        _, fresh = OpenedPage.objects.get_or_create(consent=consent, path=path, defaults={"at": at})
        if fresh:
            record("consent.page_opened", consent, by, at, {"path": path}, Role.SUPPORT)
