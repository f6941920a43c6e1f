"""Changes and predicates of a ranking, in the language of the page."""

from fractions import Fraction

from django import template

from selaras.core.instrument import shown
from selaras.core.text import Text, format_number
from selaras.web.rankings.working import Row
from selaras.web.ui.templatetags.selaras import page_language, said

register = template.Library()


@register.filter
def change(value: Fraction | None) -> str:
    """`+0,25`, `−0,10`, `0,00`; a dash for None."""
    if value is None:
        return "–"
    told = format_number(shown(value), page_language(), 2)
    return f"+{told}" if value > 0 else told


@register.filter
def predicate(row: Row) -> str:
    """What the index is called; a dash where there is no name for it."""
    return said(Text.model_validate(row.predicate)) if row.predicate else "–"
