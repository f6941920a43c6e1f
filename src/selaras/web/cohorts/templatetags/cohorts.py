"""Words of cohorts in templates, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region, region_then
from selaras.reference import load_knowledge
from selaras.web.cohorts.models import Cohort, Participation

register = template.Library()

MODE_NAMES: dict[str, Promise] = {
    Participation.Mode.FULL: _("Bimbingan penuh"),
    Participation.Mode.AREA: _("Rencana kawasan saja"),
    Participation.Mode.OWN: _("Mandiri"),
}

CONFIDENCE_NAMES: dict[str, Promise] = {
    "high": _("yakin"),
    "medium": _("cukup yakin"),
    "low": _("kurang yakin"),
    "unchecked": _("belum diperiksa"),
}


@register.filter
def mode_name(mode: str) -> Promise | str:
    """How a region takes part, in words."""
    return MODE_NAMES.get(mode, mode)


@register.filter
def confidence_name(code: str) -> Promise | str:
    """How sure a fact is, in words."""
    return CONFIDENCE_NAMES.get(code, code)


@register.filter
def region_of(code: str) -> Region:
    """The region of a stored code, of today or of then."""
    return region_then(load_knowledge(), code)


@register.inclusion_tag("cohorts/state.html")
def cohort_state(row: Cohort) -> dict[str, object]:
    """Where a cohort stands, with the day."""
    return {"cohort": row}
