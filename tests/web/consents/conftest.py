"""A supporter, a planner who is helped, and consents in every state between them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.consents import actions
from selaras.web.consents.models import Consent
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in

LINK = "http://localhost/support/1/"


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    """An earlier request may have left another language behind."""
    with override("id"):
        yield


@pytest.fixture
def support(cast: Cast) -> Person:
    """The ministry's support officer."""
    return cast["", Role.SUPPORT]


@pytest.fixture
def planner(cast: Cast) -> Person:
    """The planner of Luwu Utara."""
    return cast["73.22", Role.PLANNER]


def asked(supporter: Person, person: Person, *, at: datetime | None = None) -> Consent:
    """A request that reached the person."""
    at = at or timezone.now()
    consent = actions.ask(
        address=person.email, reason="Bab III kosong", by=viewer_of(supporter, at=at), at=at
    )
    assert actions.deliver(consent=consent, link=LINK, at=at)
    return consent


def granted(
    supporter: Person, person: Person, *, minutes: int = 30, at: datetime | None = None
) -> Consent:
    """A request that the person granted at that moment."""
    at = at or timezone.now()
    consent = asked(supporter, person, at=at - timedelta(minutes=1))
    return actions.grant(consent=consent, minutes=minutes, by=viewer_of(person, at=at), at=at)


def looking(consent: Consent) -> Client:
    """The supporter's browser after pressing the button that starts."""
    client = signed_in(consent.supporter)
    response = client.post(reverse("consents:start", args=(consent.pk,)))
    assert response.status_code == 302
    assert response["Location"] == reverse("duties:mine")
    return client


def sees_as(client: Client) -> int | None:
    """Whose eyes the browser has on its next page; None for nobody's."""
    response = client.get(reverse("overview:home"))
    request = response.wsgi_request
    viewer = request.viewer  # type: ignore[attr-defined]
    person: int | None = viewer.person.pk if viewer.person and viewer.seen_by else None
    return person
