"""What scales and levels are called on pages of assessors."""

from decimal import Decimal
from fractions import Fraction

from django import template

from selaras.core.instrument import Node, Scale, exact
from selaras.web.assessments.templatetags.assessments import exactly
from selaras.web.ui.templatetags.selaras import said

register = template.Library()


@register.filter
def ends(scale: Scale) -> str:
    """`0–4`, with the unit of a measured number."""
    told = f"{exactly(scale.low)}–{exactly(scale.high)}"
    return f"{told} {said(scale.unit)}" if scale.unit else told


@register.filter
def plain(value: Fraction) -> str:
    """The value as inputs of the browser take it."""
    return exact(value)


@register.filter
def level_name(node: Node, value: Decimal) -> str:
    """What the level of that number is called; nothing where it has no name."""
    return next((said(level.name) for level in node.levels if level.number == value), "")
