"""Background jobs: bring a request to its person, end what is over."""

from django.utils import timezone
from django_tasks import task

from selaras.web.consents import actions
from selaras.web.consents.models import Consent, State


@task()
def deliver_request(consent_pk: int, link: str) -> None:
    """Look for the person at the address, and tell them."""
    consent = Consent.objects.get(pk=consent_pk)
    actions.deliver(consent=consent, link=link, at=timezone.now())


@task()
def end_in_time(consent_pk: int) -> None:
    """End what nobody answered, or whose time is over; runs when that is due."""
    at = timezone.now()
    consent = Consent.objects.get(pk=consent_pk)
    if consent.state(at=at) in (State.LAPSED, State.ENDED):
        actions.end_by_itself(consent=consent, at=at)
