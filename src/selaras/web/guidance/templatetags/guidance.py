"""Lateness, pace and roles in words, in the language of the page."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.translation import gettext, ngettext

from selaras.core.text import format_number
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.ui.templatetags.selaras import page_language

register = template.Library()


@register.filter
def lateness(days: int | None) -> str:
    """`12 hari terlambat`, `tepat waktu`, `3 hari lebih awal`; nothing for None."""
    if days is None:
        return ""
    if days == 0:
        return gettext("tepat waktu")
    words = (
        ngettext("%(days)s hari terlambat", "%(days)s hari terlambat", days)
        if days > 0
        else ngettext("%(days)s hari lebih awal", "%(days)s hari lebih awal", -days)
    )
    return words % {"days": format_number(abs(days), page_language())}


@register.filter
def pace(value: Fraction) -> str:
    """A pace as a number with two decimals."""
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return format_number(shown, page_language(), 2)


@register.filter
def days(count: int | None) -> str:
    """`1 hari`, `41 hari`; nothing for None."""
    if count is None:
        return ""
    words = ngettext("%(days)s hari", "%(days)s hari", count)
    return words % {"days": format_number(count, page_language())}


@register.filter
def role_called(code: str) -> str:
    """The name of a role; the code where there is no such role."""
    return str(ROLE_NAMES.get(code, code))
