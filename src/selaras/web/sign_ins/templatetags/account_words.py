"""Roles, browsers and the provider of sign-ins, in words."""

from django import template
from django.conf import settings

from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.sign_ins.browsers import browser_said

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """The name of a role in the language of the page."""
    return str(ROLE_NAMES[role])


@register.filter
def browser(agent: str) -> str:
    """`Chrome di Windows` for what a browser calls itself."""
    return browser_said(agent)


@register.simple_tag
def sign_in_provider() -> str:
    """The name of the provider by which people may sign in; empty where there is none."""
    return settings.PROVIDER.name if settings.PROVIDER else ""


@register.simple_tag
def is_demonstration() -> bool:
    """Whether the made-up people of the demonstration can sign in here."""
    return bool(settings.DEMO)
