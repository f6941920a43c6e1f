"""Who may sign in at all."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from selaras.web.accounts.models import Person


def is_closed(person: Person) -> bool:
    """Whether this is one of the made-up people, and the site is not a demonstration."""
    return person.demonstration and not settings.DEMO


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Finds people by address and password; those made up only in a demonstration."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Also asked for every request of somebody who signed in before."""
        return bool(super().user_can_authenticate(user)) and not is_closed(user)
