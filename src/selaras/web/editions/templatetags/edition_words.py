"""Files of books in words."""

from datetime import datetime
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.core.text import Text, format_number
from selaras.web.editions.models import BookFile
from selaras.web.editions.queries import ROMAN, Slot
from selaras.web.ui.templatetags.selaras import page_language, said

register = template.Library()

_STEPS = {
    "waiting": gettext_lazy("menunggu giliran"),
    "reading": gettext_lazy("membaca rencana"),
    "composing": gettext_lazy("menyusun isi dan gambar"),
    "printing": gettext_lazy("menata halaman"),
    "storing": gettext_lazy("menyimpan berkas"),
}
_FORMATS = {"pdf": "PDF", "docx": "Word"}


@register.filter
def step_word(step: str) -> str:
    """What the worker is doing."""
    return str(_STEPS.get(step, step))


@register.filter
def format_name(slot: Slot) -> str:
    """`PDF` or `Word`."""
    return _FORMATS[slot.format]


@register.filter
def slot_name(slot: Slot) -> str:
    """`Buku I, bahasa Indonesia`: what tells one button from its neighbours."""
    language = _("bahasa Indonesia") if slot.language == "id" else _("bahasa Inggris")
    book = _("Buku %(number)s") % {"number": ROMAN[slot.number]}
    return f"{book}, {language}"


@register.filter
def slot_place(slot: Slot) -> str:
    """`1-id-pdf`: the place of a slot on the shelf, unique on the page."""
    return f"{slot.number}-{slot.language}-{slot.format}"


@register.filter
def weight(size: int) -> str:
    """Bytes as kB or MB."""
    value, unit = (Decimal(size) / 10**6, "MB") if size >= 10**6 else (Decimal(size) / 10**3, "kB")
    return f"{format_number(value, page_language(), 1 if unit == 'MB' else 0)} {unit}"


@register.filter
def problem_said(file: BookFile) -> str:
    """Why there is no file."""
    return said(Text.model_validate(file.problem)) if file.problem else ""


@register.filter
def lost(file: BookFile | None, now: datetime) -> bool:
    """Whether its worker must have died."""
    return file is not None and file.is_lost(at=now)
