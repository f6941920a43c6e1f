"""Where each role sits: the kinds of organisation or body that can hold it, and why."""

from dataclasses import dataclass

from selaras.core.text import Text
from selaras.web.accounts.models import Body, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.teams.refusals import Refused

_Kind = Organisation.Kind
_GOVERNMENT = frozenset({_Kind.LOCAL_GOVERNMENT, _Kind.PROVINCE})
_OFFICES = _GOVERNMENT | {_Kind.AGENCY}
GOVERNMENTS = _GOVERNMENT | {_Kind.MINISTRY}
"""Kinds of which a region has one at a time."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Kinds of organisation and of body; with `body_needed` the role sits in a body only."""

    organisations: frozenset[str]
    bodies: frozenset[str]
    body_needed: bool
    reason: Text


def _seat(organisations: frozenset[str], id: str, en: str, bodies: set[str] | None = None) -> Seat:
    return Seat(organisations, frozenset(bodies or ()), False, Text(id=id, en=en))


_OUTSIDE = _seat(
    _GOVERNMENT,
    "Peran ini melayani seluruh daerah, jadi bernaung pada pemerintah daerahnya.",
    "This role serves the whole region, so it sits with the region's government.",
)
_CENTRAL = _seat(
    frozenset({_Kind.MINISTRY}),
    "Peran ini hanya ada di kementerian.",
    "This role exists in the ministry only.",
)

SEATS: dict[str, Seat] = {
    Role.HEAD_OF_REGION: _seat(
        _GOVERNMENT,
        "Kepala daerah memimpin pemerintah daerah, bukan satu perangkat daerah.",
        "A head of region leads the government, not one of its agencies.",
    ),
    Role.SECRETARY: _seat(
        _OFFICES,
        "Sekretaris daerah bertugas di pemerintah daerah atau sekretariat daerahnya.",
        "A regional secretary works in the government or its secretariat.",
    ),
    Role.SECRETARIAT: _seat(
        _OFFICES,
        "Sekretariat dijalankan oleh Diskominfo, atau badan sekretariat yang ditetapkan SK.",
        "The secretariat is run by the communication agency, or a body that a decree set up.",
        {Body.Kind.SECRETARIAT},
    ),
    Role.PLANNER: _seat(
        _OFFICES,
        "Perencana bertugas di Bappeda atau perangkat daerah lain, dan dapat duduk di tim.",
        "A planner works in the planning or another agency, and can sit in the team.",
        {Body.Kind.TEAM},
    ),
    Role.AGENCY_CONTACT: _seat(
        frozenset({_Kind.AGENCY}),
        "Narahubung berbicara untuk satu perangkat daerah.",
        "A contact speaks for one agency.",
    ),
    Role.COUNCIL_MEMBER: Seat(
        _GOVERNMENT,
        frozenset({Body.Kind.COUNCIL}),
        True,
        Text(
            id="Anggota dewan duduk di Dewan Smart City yang ditetapkan dengan SK.",
            en="A council member sits in the smart-city council that a decree set up.",
        ),
    ),
    Role.DIMENSION_COORDINATOR: Seat(
        _OFFICES,
        frozenset({Body.Kind.WORKING_GROUP}),
        True,
        Text(
            id="Koordinator dimensi memimpin kelompok kerja dimensinya.",
            en="A dimension coordinator leads the working group of that dimension.",
        ),
    ),
    Role.ADVISER: _OUTSIDE,
    Role.ASSESSOR: _OUTSIDE,
    Role.OBSERVER: _OUTSIDE,
    Role.CITIZEN: _OUTSIDE,
    Role.MINISTRY_OFFICER: _CENTRAL,
    Role.SUPPORT: _CENTRAL,
}


def fits(role: str, organisation: Organisation, body: Body | None) -> bool:
    """Whether the role can sit there."""
    seat = SEATS[role]
    if body is not None:
        return body.organisation_id == organisation.pk and body.kind in seat.bodies
    return not seat.body_needed and organisation.kind in seat.organisations


def require_fit(role: str, organisation: Organisation, body: Body | None) -> None:
    """Refuse a role where it does not belong; raises Refused."""
    if not fits(role, organisation, body):
        reason = SEATS[role].reason
        raise Refused(
            id=f"Peran ini tidak dapat ditempatkan di sana. {reason.id} Pilih tempat yang sesuai.",
            en=f"This role cannot sit there. {reason.en} Choose a place that fits.",
        )


def sits_in(role: str, region: str) -> bool:
    """Whether the role can sit anywhere in the region; the empty code is the nation."""
    central = SEATS[role].organisations == frozenset({_Kind.MINISTRY})
    return central == (region == "")
