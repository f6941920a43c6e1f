"""The phases of a round, and which of them a day falls into."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Phase(StrEnum):
    """What a round is about on a day. PREPARING and PUBLISHED have no dates of their own."""

    PREPARING = "preparing"
    ANSWERING = "answering"
    DESK = "desk"
    INTERVIEW = "interview"
    VISIT = "visit"
    OBJECTION = "objection"
    FINAL = "final"
    PUBLISHED = "published"

    @classmethod
    def choices(cls) -> list[tuple[str, Promise]]:
        """Phases that have dates, with their names."""
        return [(phase.value, PHASE_NAMES[phase]) for phase in DATED]


PHASE_NAMES: Mapping[Phase, Promise] = {
    Phase.PREPARING: _("Persiapan"),
    Phase.ANSWERING: _("Pengisian"),
    Phase.DESK: _("Penilaian dokumen"),
    Phase.INTERVIEW: _("Wawancara"),
    Phase.VISIT: _("Tinjauan lapangan"),
    Phase.OBJECTION: _("Sanggahan"),
    Phase.FINAL: _("Penetapan"),
    Phase.PUBLISHED: _("Terbit"),
}

DATED: Sequence[Phase] = (
    Phase.ANSWERING,
    Phase.DESK,
    Phase.INTERVIEW,
    Phase.VISIT,
    Phase.OBJECTION,
    Phase.FINAL,
)
"""In the order in which they follow each other; interview and visit may be left out."""

JUDGED: Sequence[Phase] = (Phase.DESK, Phase.INTERVIEW, Phase.VISIT)
"""Phases in which assessors give marks."""


def phase_on(begins: Iterable[tuple[Phase, date]], day: date, *, published: bool) -> Phase:
    """The phase that began last, of phases with their first days; of two that begin on one day
    the later one. PREPARING before the first, PUBLISHED once the round is published."""
    if published:
        return Phase.PUBLISHED
    begun = [(since, DATED.index(phase)) for phase, since in begins if since <= day]
    return DATED[max(begun)[1]] if begun else Phase.PREPARING
