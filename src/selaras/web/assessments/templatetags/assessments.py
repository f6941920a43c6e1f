"""Scores, phases and their dates in templates, in the language of the page."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django import template

from selaras.core.instrument.presentation import exact, shown
from selaras.core.text import format_number
from selaras.web.assessments.models import Round, Term
from selaras.web.assessments.phases import PHASE_NAMES, Phase
from selaras.web.assessments.queries import term_of
from selaras.web.ui.templatetags.selaras import page_language

register = template.Library()

Value = Fraction | Decimal | int | str
"""A value as rows and results hold it; a string is exact, `3` or `139/40`."""

NONE = "–"
"""Where there is no value."""


@register.filter
def score(value: Value | None) -> str:
    """Two decimals, rounded half up: 3.475 as `3,48`; a dash for None and for nothing."""
    if value is None or value == "":
        return NONE
    return format_number(shown(Fraction(value)), page_language(), 2)


@register.filter
def exactly(value: Value | None) -> str:
    """All decimals where they end (`3,475`), else the fraction (`10/3`); a dash for None."""
    if value is None or value == "":
        return NONE
    told = exact(Fraction(value))
    return told if "/" in told else format_number(Decimal(told), page_language())


@register.filter
def share(value: Fraction | Decimal | None) -> str:
    """A share of one as a percentage with at most two decimals: 13/100 as `13 %`."""
    if value is None:
        return NONE
    hundredths = shown(Fraction(value) * 100)
    whole = hundredths == hundredths.to_integral_value()
    told = format_number(hundredths, page_language(), 0 if whole else 2)
    return f"{told}\N{NO-BREAK SPACE}%"


@register.filter
def phase_name(phase: str) -> str:
    """What people call a phase."""
    return str(PHASE_NAMES[Phase(phase)])


@register.filter
def term(row: Round, phase: str) -> Term | None:
    """The dates of a phase of the round; None where it has none. Fetch terms with the round."""
    return term_of(row, Phase(phase))


@register.filter
def days_to(day: date | None, today: date) -> int:
    """Days from today until that day, negative when it is over; 0 for None."""
    return (day - today).days if day is not None else 0
