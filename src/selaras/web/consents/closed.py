"""What stays closed while support looks: what concerns the person alone, or is carried off."""

from django.urls import ResolverMatch

LEAVING = frozenset({"consents:stop", "account_logout"})
"""The only things that are done while looking."""

_BEGINNINGS = ("account/", "support/", "record/mine/", "oidc/")
"""The person's account with its secrets, consents, when the person came and went, signing in."""

_WORDS = ("invit", "accept", "export", ".xlsx")
"""Invitations are answered by the person; exports carry off what they hold. Words of the address
or its name rather than whole names, so that one added later is closed from its first day."""


def is_closed(match: ResolverMatch) -> bool:
    """Whether the address is closed to somebody who looks through another's eyes."""
    route = match.route.removeprefix("en/")
    called = f"{route} {match.url_name}"
    return route.startswith(_BEGINNINGS) or any(word in called for word in _WORDS)
