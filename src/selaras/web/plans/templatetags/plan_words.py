"""The plan's coded words as people say them, and names behind keys."""

from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from selaras.core.plan import Indicator, Masterplan, Span
from selaras.reference import load_knowledge
from selaras.web.plans.queries.findings import address_of_form
from selaras.web.ui.templatetags.selaras import said

register = template.Library()

_WORDS: dict[str, dict[str, Promise]] = {
    "severity": {
        "error": _("Kesalahan"),
        "warning": _("Peringatan"),
        "advice": _("Saran"),
    },
    "severities": {
        "error": _("Jumlah kesalahan"),
        "warning": _("Jumlah peringatan"),
        "advice": _("Jumlah saran"),
    },
    "state": {
        "draft": _("Draf"),
        "shared": _("Dibagikan"),
        "published": _("Terbit"),
    },
    "readers": {
        "draft": _(
            "Yang dapat membaca: orang daerah ini sendiri dan pembimbingnya. Kementerian dan "
            "pengamat melihat sejauh mana rencana terisi, tetapi tidak isinya."
        ),
        "shared": _(
            "Yang dapat membaca: juga petugas kementerian dan asesor daerah ini. Pengamat tetap "
            "hanya melihat sejauh mana rencana terisi."
        ),
        "published": _(
            "Yang dapat membaca: semua orang, tanpa masuk. Siapa pun dapat mengunduh buku-bukunya."
        ),
    },
}

_CHOICES = {
    "kind": ("programmes", "kind"),
    "swot": ("swot", "kind"),
    "strategy": ("strategies", "kind"),
    "direction": ("indicators", "direction"),
    "action": ("actions", "part"),
    "status": ("quick_wins", "status"),
    "body": ("bodies", "role"),
    "seat": ("bodies", "seats.function"),
    "partner": ("partners", "kind"),
    "document": ("documents", "kind"),
}
"""Families whose words are those of a field of the plan: its part and its path."""


@register.filter
def word_of(code: str | None, family: str) -> str:
    """A coded word as it is said; nothing for None."""
    if code is None:
        return ""
    if family in _CHOICES:
        part, path = _CHOICES[family]
        return said(load_knowledge().words(part).field(path).choice(code))
    return str(_WORDS[family][code])


@register.filter
def findings_counted(count: int, severity: str) -> str:
    """`5 kesalahan`, `1 peringatan`, `3 saran`."""
    if severity == "error":
        return ngettext("%(errors)s kesalahan", "%(errors)s kesalahan", count) % {"errors": count}
    if severity == "warning":
        words = ngettext("%(warnings)s peringatan", "%(warnings)s peringatan", count)
        return words % {"warnings": count}
    return ngettext("%(advice)s saran", "%(advice)s saran", count) % {"advice": count}


@register.filter
def agency_name(plan: Masterplan, key: str | None) -> str:
    """The full name of an agency."""
    agency = plan.agency.get(key or "")
    return said(agency.name) if agency else ""


@register.filter
def agency_short(plan: Masterplan, key: str | None) -> str:
    """The abbreviation of an agency, its name where it has none."""
    agency = plan.agency.get(key or "")
    return (agency.abbreviation or said(agency.name)) if agency else ""


@register.filter
def span(years: Span | None) -> str:
    """`2025–2028`, or `2025` for a single year; nothing for None."""
    if years is None:
        return ""
    return str(years.start) if years.length == 1 else str(years)


@register.filter
def targets_in(indicator: Indicator, years: range) -> list[Decimal | None]:
    """The target of each year; None where the plan states none."""
    by_year = {target.year: target.value for target in indicator.targets}
    return [by_year.get(year) for year in years]


@register.filter
def site(address: str) -> str:
    """The host of a web address, short enough for a table."""
    return urlsplit(address).netloc.removeprefix("www.") or address


@register.simple_tag(takes_context=True)
def edit_link(context: template.Context, part: str, key: str) -> str:
    """The way to the form of an item (of the plan itself without part), for those who write it."""
    may_write = context.get("may_write")
    if may_write is None or not may_write(context["opened"], part, key):
        return ""
    address = address_of_form(part, key, context["row"].key)
    return format_html('<a class="small nowrap" href="{}">{}</a>', address, gettext("Ubah"))
