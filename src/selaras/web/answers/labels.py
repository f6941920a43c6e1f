"""How values, limits, levels and criteria read on a form, in the language of the page."""

from decimal import Decimal
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from selaras.core.instrument import Level, Method, Node, exact
from selaras.core.text import format_number
from selaras.web.ui.templatetags.selaras import page_language, said


def typed(value: Decimal) -> str:
    """A value as somebody would type it: without needless zeros, with the sign of the language."""
    plain = exact(Fraction(value))
    return plain if page_language() == "en" else plain.replace(".", ",")


def limits(node: Node) -> str:
    """From where to where a value may go, and in which steps; a mean lies between the steps."""
    scale = node.scale
    ends = {
        "low": format_number(Decimal(exact(scale.low)), page_language()),
        "high": format_number(Decimal(exact(scale.high)), page_language()),
    }
    told = gettext("Dari %(low)s sampai %(high)s.") % ends
    between = node.method is not None and (node.method.is_mean or node.method == Method.SHARE)
    if scale.step is None or between:
        return told + " " + gettext("Desimal boleh ditulis dengan koma atau titik, misalnya 3,5.")
    step = format_number(Decimal(exact(scale.step)), page_language())
    return told + " " + gettext("Kelipatan %(step)s.") % {"step": step}


def level_label(level: Level) -> SafeString:
    """The number and name of a level, with what it takes below."""
    head = format_html("<strong>{} · {}</strong>", level.number, said(level.name))
    if level.text is None:
        return format_html("<span>{}</span>", head)
    return format_html("<span>{}<br>{}</span>", head, said(level.text))


def criterion_label(node: Node) -> SafeString:
    """A criterion, with the level that it belongs to."""
    if node.level is None:
        return format_html("<span>{}</span>", said(node.name))
    level = gettext("tingkat %(level)s") % {"level": node.level}
    return format_html('<span>{} <span class="soft small">{}</span></span>', said(node.name), level)
