"""What cells of a worksheet say, in words."""

from django import template
from django.utils.translation import gettext

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.plans.naming import label_of, told
from selaras.web.ui.templatetags.selaras import said
from selaras.web.worksheets.comparing import Cell, Difference
from selaras.web.worksheets.foreign_matching import ADD, FILL, SKIP, Offer

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


@register.filter
def in_page_language(words: dict[str, str | None]) -> str:
    """Words in both languages as they are kept in JSON."""
    return said(Text(id=str(words["id"]), en=words.get("en")))


@register.filter
def choices_of(offer: Offer) -> list[tuple[str, str]]:
    """What can be done with a row that may be in the plan already: value and words."""
    match = offer.match
    assert match is not None, "without a match there is only one thing to do"
    return [
        *([(f"{FILL}:{match.target}", gettext("Isi yang kosong padanya"))] if match.fills else []),
        (f"{ADD}:{match.target}", gettext("Tambah sebagai butir baru")),
        (SKIP, gettext("Lewati dahulu")),
    ]
