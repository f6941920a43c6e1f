"""Where people go from a round: pages of later stages, known by their addresses only."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase

_REGION = (
    ("answers:questionnaire", _("Jawaban dan bukti"), Kind.ANSWERS),
    ("results:region", _("Hasil"), Kind.RESULT),
)
_SEAT = "judgements:judge"


@dataclass(frozen=True, slots=True)
class Way:
    """A page and what waits there."""

    address: str
    label: str | Promise


def ways_of_region(viewer: Viewer, row: Participant, phase: Phase) -> list[Way]:
    """Pages about this region in its round that the viewer may open, and that exist."""
    found = []
    for view, label, kind in _REGION:
        everyone = phase in rights.open_states(kind, Action.SEE)
        if everyone or rights.post_for(viewer, kind, Action.SEE, [row.region], phase):
            found.append((view, label))
    if Role.ASSESSOR in viewer.roles and rights.post_for(
        viewer, Kind.MARKS, Action.SEE, [row.region], phase
    ):
        found.append((_SEAT, _("Menilai")))
    return [
        Way(address, label)
        for view, label in found
        if (address := _address(view, row.round.key, row.region))
    ]


def _address(view: str, *arguments: str) -> str:
    """Empty where no later stage has such a page."""
    try:
        return reverse(view, args=arguments)
    except NoReverseMatch:
        return ""
