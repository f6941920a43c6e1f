"""Numbers of the national pages in templates."""

from decimal import Decimal

from django import template

from selaras.core.text import format_number
from selaras.web.ui.templatetags.selaras import page_language

register = template.Library()


@register.filter
def index(value: Decimal | None) -> str:
    """An index with two decimals, as results are shown."""
    return "" if value is None else format_number(value, page_language(), 2)
