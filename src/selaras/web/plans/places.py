"""The places of a plan, in the order of the side rail."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail: its view, its name, and the glossary terms that help to read it."""

    view: str
    label: Promise
    terms: tuple[str, ...]


def _place(view: str, label: Promise, terms: str) -> Place:
    return Place(view, label, tuple(terms.split()))


PLACES = (
    _place("plans:summary", _("Ringkasan"), "masterplan smart-city dimension mid-term-revision"),
    _place(
        "plans:facts", _("Fakta dan kesiapan"), "readiness structure infrastructure superstructure"
    ),
    _place(
        "plans:finance",
        _("Keuangan"),
        "apbd pad dau dak dbh silpa ceiling source-of-funds fiscal-independence",
    ),
    _place("plans:analysis", _("Kesenjangan dan SWOT"), "gap swot strategy"),
    _place(
        "plans:direction",
        _("Visi dan sasaran"),
        "vision mission goal objective indicator baseline target",
    ),
    _place(
        "plans:programmes",
        _("Program"),
        "programme innovation agency indicative-budget source-of-funds nomenclature code-book",
    ),
    _place("plans:quick_wins", _("Quick win"), "quick-win agency output outcome impact"),
    _place("plans:roadmap", _("Peta jalan"), "roadmap horizon action-plan"),
    _place(
        "plans:foundation",
        _("Dasar dan kelembagaan"),
        "council implementation-team working-group forum secretariat rpjpd rpjmd renstra",
    ),
    _place("plans:checks", _("Pemeriksaan"), "finding alignment"),
    # The books are a later stage: pages look forward by address, code never does.
    _place("editions:shelf", _("Buku"), "book edition demonstration-value"),
)

WRITING: tuple[Place, ...] = (
    _place("drafts:write", _("Tulis rencana"), ""),
    _place("worksheets:worksheets", _("Lembar kerja Excel"), ""),
)
"""Places of the rail for those who write any of the plan."""

INSIDE: tuple[Place, ...] = (_place("assignments:assignments", _("Pembagian tugas"), ""),)
"""Places of the rail for the region's own people and its advisers while the plan is written."""

REMEMBERED: tuple[Place, ...] = (
    _place("comments:comments", _("Pembicaraan"), ""),
    _place("histories:history", _("Riwayat"), ""),
)
"""For those who would read the plan as a draft too, also after it was published."""

SHARING = _place("plans:sharing", _("Berbagi dan terbit"), "")
"""The last place of the rail, for those who share or publish the plan."""

FINDING = _place("search:find", _("Cari"), "")
"""No place of the rail but the page of its search box, for everybody."""
