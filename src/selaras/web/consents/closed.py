"""What stays closed while support looks: what concerns the person alone, or is carried off."""

from django.urls import ResolverMatch

LEAVING = frozenset({"consents:stop", "account_logout"})
"""The only things that are done while looking."""

_ROUTES = ("account/", "support/")
"""The person's account with its secrets, and consents."""

_NAMES: frozenset[str] = frozenset()
"""Invitations and exports of the record."""


def is_closed(match: ResolverMatch) -> bool:
    """Whether the address is closed to somebody who looks through another's eyes."""
    route = match.route.removeprefix("en/")
    return route.startswith(_ROUTES) or match.view_name in _NAMES
