"""What cells of a worksheet say, in words."""

from django import template

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.naming import label_of, told
from selaras.web.ui.templatetags.selaras import said
from selaras.web.worksheets.comparing import Cell, Difference

register = template.Library()


@register.filter
def part_title(part: str) -> str:
    """What a part is called."""
    return said(load_knowledge().words(part).title)


@register.filter
def field_label(cell: Cell, difference: Difference) -> str:
    """What the field is called."""
    return "" if cell.name == "key" else label_of(difference.part, cell.name)


@register.simple_tag
def value_of(plan: Masterplan, difference: Difference, cell: Cell, which: str) -> str:
    """What one of the three versions says; a dash for nothing."""
    if cell.name == "key":
        return ""
    return told(plan, difference.part, cell.name, getattr(cell, which)) or "–"
