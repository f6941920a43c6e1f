"""Who judges which region; what somebody has no seat for does not exist for them."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import (
    Opened,
    instrument_of,
    manages_rounds,
    phase_for,
    phase_of,
)
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import JUDGED
from selaras.web.judgements.models import Seat
from selaras.web.judgements.queries import Judged, judged


@dataclass(frozen=True, slots=True)
class Seated:
    """A region that the viewer judges, and the seat from which."""

    opened: Opened
    seat: Seat


@dataclass(frozen=True, slots=True)
class Panel:
    """A region with all that judge it, as one of them or as the ministry.

    `seat` is the viewer's own; None for the ministry. `writes` says whether marks, remarks and
    notes can be written now.
    """

    opened: Opened
    judged: Judged
    seat: Seat | None
    writes: bool

    @property
    def open(self) -> bool:
        """Whether the viewer may see what others gave: never before all seats are finished,
        for those who have one."""
        return self.judged.complete or self.seat is None


def get_seat(viewer: Viewer, key: str, region: str, day: date, action: Action) -> Seated:
    """The region in the round from the viewer's own seat, where MARKS may be seen or written in
    the present phase; raises Http404.

    One query finds that there is no such round, no such region in it and no seat in it alike.
    """
    seat = (
        Seat.objects.select_related("participant__round", "holder__person")
        .filter(
            participant__round__key=key,
            participant__region=region,
            holder__in=viewer.memberships,
        )
        .first()
    )
    if seat is None:
        raise Http404(f"{key}/{region}")
    opened = _opened(seat.participant, day)
    if not _may(viewer, action, opened):
        raise Http404(f"{key}/{region}")
    return Seated(opened, seat)


def get_panel(viewer: Viewer, key: str, region: str, day: date) -> Panel:
    """The region with its seats, for those who judge it and for the ministry; raises Http404.

    Whoever runs rounds and has a seat here is an assessor here.
    """
    if not manages_rounds(viewer):
        seated = get_seat(viewer, key, region, day, Action.SEE)
        return _panel(viewer, seated.opened)
    row = Participant.objects.select_related("round").filter(round__key=key, region=region).first()
    if row is None:
        raise Http404(f"{key}/{region}")
    return _panel(viewer, _opened(row, day))


def _panel(viewer: Viewer, opened: Opened) -> Panel:
    found = judged(opened.row)
    own = next((seat for seat in found.seats if seat.holder_id in viewer.memberships), None)
    if own is None:
        return Panel(opened, found, None, opened.phase in JUDGED)
    return Panel(opened, found, own, _may(viewer, Action.WRITE, opened))


def _may(viewer: Viewer, action: Action, opened: Opened) -> bool:
    found = rights.post_for(viewer, Kind.MARKS, action, [opened.row.region], opened.phase)
    return found is not None


def _opened(row: Participant, day: date) -> Opened:
    phase = phase_for(row, phase_of(row.round, day), day)
    return Opened(row, row.round, phase, instrument_of(row.round))
