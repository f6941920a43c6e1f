"""Movements of scores and their pictures in templates."""

import re
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from selaras.core.instrument import exact, shown
from selaras.core.text import Text, format_number
from selaras.documents.chart import look
from selaras.documents.chart.chart import FONT
from selaras.documents.chart.score_profile import ScoreRow, score_profile
from selaras.reference import load_knowledge
from selaras.web.results.forms.follow_ups import STATES
from selaras.web.results.models import FollowUp, ResultFile
from selaras.web.results.queries.page import Family
from selaras.web.results.queries.shelf import Slot
from selaras.web.ui.templatetags.selaras import page_language, said

register = template.Library()

_DASH = "–"


@register.filter
def minus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """The exact difference; None where one of them is missing."""
    return one - other if one is not None and other is not None else None


@register.filter
def moved(change: Fraction | None) -> str:
    """A difference with its sign: `+0,25`, `−0,10`, `0,00`; a dash for None."""
    if change is None:
        return _DASH
    told = format_number(shown(change), page_language(), 2)
    return f"+{told}" if shown(change) > 0 else told


@register.filter
def state_word(state: str) -> str:
    """How far a follow-up is."""
    return str(STATES[FollowUp.State(state)])


@register.simple_tag
def chart_of(family: Family) -> SafeString:
    """The parts of an index side by side as a picture in the colours of the page."""
    chart = score_profile(
        rows_of(family),
        page_language(),
        scale=scale_of(family),
        title=said(family.parent.name),
        numbers=False,
    )
    # Every word in it was escaped when it was drawn.
    return mark_safe(on_page(chart.svg)) if chart else SafeString()  # noqa: S308


def rows_of(family: Family) -> list[ScoreRow]:
    """The rows of a family as the chart takes them."""
    dimensions = load_knowledge().dimension
    return [
        ScoreRow(
            said(row.node.name),
            dimensions[row.dimension].colour if row.dimension else None,
            _plain(row.own),
            _plain(row.final),
            _plain(row.before),
        )
        for row in family.rows
    ]


def scale_of(family: Family) -> tuple[Decimal, Decimal]:
    """The ends of the scale of the parent."""
    scale = family.parent.scale
    return Decimal(exact(scale.low)), Decimal(exact(scale.high))


def _plain(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


_COLOURS = {
    look.INK: "currentColor",
    look.SOFT: "var(--ink-soft)",
    look.TRACK: "var(--sunk)",
    look.QUIET: "var(--line)",
    look.LINE: "var(--line-strong)",
    look.PAPER: "var(--paper)",
    look.ACCENT: "var(--accent)",
}


def on_page(svg: str) -> str:
    """A drawing in the colours of the page, so that it can be read in the dark too."""
    named = _COLOURS | {
        each.colour: f"var(--{code})" for code, each in load_knowledge().dimension.items()
    }
    found = re.sub(r'"(#[0-9a-f]{6})"', lambda match: f'"{named.get(match[1], match[1])}"', svg)
    return found.replace(f' font-family="{FONT}"', "")


@register.filter
def region_called(code: str) -> str:
    """The name of the region with this code."""
    region = load_knowledge().region_ever.get(code)
    return region.name if region else code


@register.filter
def format_word(slot: Slot) -> str:
    """`PDF` or `Word`."""
    return {"pdf": "PDF", "docx": "Word"}[slot.format]


@register.filter
def slot_name(slot: Slot) -> str:
    """What tells one button from its neighbours: `Surat pemberitahuan hasil, bahasa Inggris`."""
    what = _("Surat pemberitahuan hasil") if slot.what == "letter" else _("Laporan hasil")
    language = _("bahasa Indonesia") if slot.language == "id" else _("bahasa Inggris")
    return f"{what}, {language}"


@register.filter
def kilobytes(size: int) -> str:
    """Bytes as kB."""
    return f"{format_number(Decimal(size) / 1000, page_language(), 0)} kB"


@register.filter
def problem_of(file: ResultFile) -> str:
    """Why there is no file."""
    return said(Text.model_validate(file.problem)) if file.problem else ""
