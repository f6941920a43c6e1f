"""What waits for assessors and the ministry: to judge, to talk differences over, to reseat."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import JUDGED
from selaras.web.duties.actions import give
from selaras.web.judgements.models import Seat
from selaras.web.judgements.queries import Judged
from selaras.web.judgements.subjects import subject_of, subject_of_round

JUDGING: Final = "judgements.judge"
DIFFERENCES: Final = "judgements.talk"
SEATING: Final = "judgements.seats"

_JUDGE = Text(id="Nilai {region} ({round})", en="Judge {region} ({round})")
_TALK = Text(
    id="Sepakati perbedaan nilai {region} ({round})",
    en="Settle differences in the marks of {region} ({round})",
)
_RESEAT = Text(id="Tugaskan asesor pengganti pada {round}", en="Seat another assessor in {round}")


def ask_to_judge(seats: Iterable[Seat], row: Round, *, at: datetime) -> None:
    """Each of these assessors is to judge the region of the seat, until judging ends."""
    until = last_day(row)
    for seat in seats:
        region = seat.participant.region
        give(
            holder=seat.holder,
            what=JUDGING,
            subject=subject_of(seat.participant),
            title=_named(_JUDGE, row, region),
            view="judgements:judge",
            arguments=[row.key, region],
            at=at,
            until=until,
        )


def ask_to_talk(found: Judged, *, at: datetime) -> None:
    """Everybody who judged the region is to talk over what they differ in."""
    row = found.participant
    until = last_day(row.round)
    for seat in found.seats:
        give(
            holder=seat.holder,
            what=DIFFERENCES,
            subject=subject_of(row),
            title=_named(_TALK, row.round, row.region),
            view="judgements:comparison",
            arguments=[row.round.key, row.region],
            at=at,
            until=until,
        )


def ask_to_reseat(row: Round, *, at: datetime) -> None:
    """The ministry is to find somebody for a seat that became free."""
    posts = Membership.objects.active(timezone.localdate(at)).filter(
        role=Role.MINISTRY_OFFICER, region=""
    )
    for post in posts:
        give(
            holder=post,
            what=SEATING,
            subject=subject_of_round(row),
            title=_named(_RESEAT, row, ""),
            view="judgements:seats",
            arguments=[row.key],
            at=at,
        )


def last_day(row: Round) -> date | None:
    """The last day of the phases in which marks are given."""
    terms = row.terms.filter(phase__in=JUDGED)
    return max((term.until for term in terms), default=None)


def _named(title: Text, row: Round, code: str) -> Text:
    region = load_knowledge().region_ever[code].name if code else ""
    name = row.name
    return Text(
        id=title.in_("id").format(region=region, round=name.in_("id")),
        en=title.in_("en").format(region=region, round=name.in_("en")),
    )
