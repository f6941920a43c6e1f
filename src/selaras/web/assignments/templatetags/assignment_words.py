"""What people call how far an assignment is, and how grave that is."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

_NAMES = {
    "unassigned": _("Belum dibagi"),
    "untouched": _("Belum mulai"),
    "begun": _("Sedang ditulis"),
    "done": _("Selesai"),
    "late": _("Lewat batas waktu"),
}
_TONES = {"unassigned": "warning", "untouched": "advice", "begun": "advice", "done": "good"}


@register.filter
def state_name(state: str) -> str:
    """In the language of the page."""
    return str(_NAMES[state])


@register.filter
def tone(state: str) -> str:
    """The class that colours it, beside its word."""
    return _TONES.get(state, "error")
