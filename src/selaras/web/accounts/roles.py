"""The roles that people hold, with their names (roles of the programme: see the glossary)."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a person is in an organisation or body."""

    HEAD_OF_REGION = "head_of_region"
    SECRETARY = "secretary"
    COUNCIL_MEMBER = "council_member"
    SECRETARIAT = "secretariat"
    PLANNER = "planner"
    AGENCY_CONTACT = "agency_contact"
    DIMENSION_COORDINATOR = "dimension_coordinator"
    ADVISER = "adviser"
    ASSESSOR = "assessor"
    MINISTRY_OFFICER = "ministry_officer"
    OBSERVER = "observer"
    CITIZEN = "citizen"
    SUPPORT = "support"


INSIDE = frozenset(
    {
        Role.HEAD_OF_REGION,
        Role.SECRETARY,
        Role.COUNCIL_MEMBER,
        Role.SECRETARIAT,
        Role.PLANNER,
        Role.AGENCY_CONTACT,
        Role.DIMENSION_COORDINATOR,
    }
)
"""Roles of a region's own people."""

ROLE_NAMES: dict[str, Promise] = {
    Role.HEAD_OF_REGION: _("Kepala daerah"),
    Role.SECRETARY: _("Sekretaris daerah"),
    Role.COUNCIL_MEMBER: _("Anggota Dewan Smart City"),
    Role.SECRETARIAT: _("Sekretariat (Diskominfo)"),
    Role.PLANNER: _("Perencana (Bappeda)"),
    Role.AGENCY_CONTACT: _("Narahubung perangkat daerah"),
    Role.DIMENSION_COORDINATOR: _("Koordinator dimensi"),
    Role.ADVISER: _("Pembimbing"),
    Role.ASSESSOR: _("Asesor"),
    Role.MINISTRY_OFFICER: _("Petugas kementerian"),
    Role.OBSERVER: _("Pengamat"),
    Role.CITIZEN: _("Warga"),
    Role.SUPPORT: _("Petugas dukungan"),
}
