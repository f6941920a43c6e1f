"""The places of a plan, in the order of the side rail."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail: its view, and its name."""

    view: str
    label: Promise


PLACES = (
    Place("plans:summary", _("Ringkasan")),
    Place("plans:facts", _("Fakta dan kesiapan")),
    Place("plans:finance", _("Keuangan")),
    Place("plans:analysis", _("Kesenjangan dan SWOT")),
    Place("plans:direction", _("Visi dan sasaran")),
    Place("plans:programmes", _("Program")),
    Place("plans:quick_wins", _("Quick win")),
    Place("plans:roadmap", _("Peta jalan")),
    Place("plans:foundation", _("Dasar dan kelembagaan")),
    Place("plans:checks", _("Pemeriksaan")),
    # The books are a later stage: pages look forward by address, code never does.
    Place("editions:shelf", _("Buku")),
)
