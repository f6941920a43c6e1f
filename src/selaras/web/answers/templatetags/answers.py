"""Words about questions, answers and evidence, and a value as it was answered."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import Node
from selaras.core.text import format_number
from selaras.web.answers.questions import Question
from selaras.web.assessments.templatetags.assessments import exactly
from selaras.web.ui.templatetags.selaras import page_language, said

register = template.Library()

_STATES: dict[str, Promise] = {
    "answered": _("terjawab"),
    "covered": _("terjawab di cabangnya"),
    "open": _("belum dijawab"),
}
_STATE_TONES = {"answered": "good", "covered": "good", "open": "warning"}

KIND_NAMES: dict[str, Promise | str] = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "xlsx": "Excel (.xlsx)",
    "pptx": "PowerPoint (.pptx)",
    "image": _("gambar (JPEG, PNG, WebP)"),
    "link": _("tautan"),
}

_CHANGES: dict[str, Promise] = {
    "written": _("ditulis"),
    "carried": _("dibawa dari putaran lalu"),
    "confirmed": _("dikonfirmasi"),
    "moved": _("dipindahkan ke versi ini"),
    "left": _("tidak ikut pindah ke versi baru"),
}


@register.filter
def state_word(state: str) -> str:
    """What people call how far a question is."""
    return str(_STATES.get(state, ""))


@register.filter
def state_tone(state: str) -> str:
    """The class that colours it, beside its word."""
    return _STATE_TONES.get(state, "advice")


@register.filter
def change_word(what: str) -> str:
    """How an earlier answer came about."""
    return str(_CHANGES[what])


@register.filter
def kind_names(kinds: Iterable[str]) -> str:
    """Kinds of evidence between commas."""
    return ", ".join(str(KIND_NAMES[kind]) for kind in kinds)


@register.filter
def answered_as(value: Fraction | Decimal | None, question: Question | Node) -> str:
    """A value as it was answered: with the name of its level, met or not, with its unit."""
    if value is None:
        return gettext("belum dijawab")
    node = question.node if isinstance(question, Question) else question
    level = next((each for each in node.levels if each.number == value), None)
    if level is not None:
        return f"{level.number} · {said(level.name)}"
    unit = f" {said(node.scale.unit)}" if node.scale.unit else ""
    return f"{exactly(value)}{unit}"


@register.filter
def named(node: Node) -> SafeString:
    """The name of a node, and small behind it the code that papers call it by."""
    if node.parent is None:
        return format_html("{}", said(node.name))
    return format_html('{} <span class="soft small">{}</span>', said(node.name), node.code)


@register.filter
def file_size(size: int) -> str:
    """`1,4 MB`, `230 kB`."""
    language = page_language()
    if size >= 1_000_000:
        return f"{format_number(Decimal(size) / 10**6, language, 1)}\N{NO-BREAK SPACE}MB"
    return f"{format_number(Decimal(max(size, 500)) / 1000, language, 0)}\N{NO-BREAK SPACE}kB"
