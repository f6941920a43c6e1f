"""Words of the register in templates, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import region_then
from selaras.reference import load_knowledge

register = template.Library()

_SURENESS: dict[str, Promise] = {
    "high": _("yakin"),
    "medium": _("cukup yakin"),
    "low": _("kurang yakin"),
    "unchecked": _("belum diperiksa"),
}


@register.filter
def province_name(code: str) -> str:
    """The name of the province in which a region lies, by the region's code."""
    return region_then(load_knowledge(), code[:2]).name


@register.filter
def sureness(confidence: str) -> Promise | str:
    """How sure a fact is, in words."""
    return _SURENESS.get(confidence, confidence)
