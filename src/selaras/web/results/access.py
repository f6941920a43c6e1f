"""Who may see the score of a region, object to it, decide on that, and fix it.

Before publication it is for the region's own people, for the ministry, and for assessors who
have a seat there; whoever else asks is told what is told of a region that takes no part.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import Opened, instrument_of, manages_rounds, phase_for
from selaras.web.assessments.models import Participant, Term
from selaras.web.assessments.phases import Phase, phase_on
from selaras.web.judgements.models import Seat
from selaras.web.results.models import FollowUp

BEFORE = (Phase.OBJECTION, Phase.FINAL)
"""Phases in which there is a score that only some may see."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A region in a round as this viewer may see its score.

    `manages`: the viewer runs the round. `inside`: belongs to the region. `seated`: judged it.
    """

    opened: Opened
    manages: bool
    inside: bool
    seated: bool

    @property
    def published(self) -> bool:
        """Whether everybody sees it."""
        return self.opened.phase == Phase.PUBLISHED

    @property
    def knows_more(self) -> bool:
        """Whether notes, reasons in full and files are theirs to read."""
        return self.manages or self.inside or self.seated


def get_result_for(viewer: Viewer, key: str, region: str, day: date) -> Seen:
    """The region in the round, for whoever may see its score on that day; raises Http404.

    Takes as many queries for what is hidden as for what does not exist.
    """
    row, phase = _found(key, region, day)
    seated = _has_seat(viewer, key, region) and region not in viewer.advised
    manages, inside = manages_rounds(viewer), _is_inside(viewer, region, phase)
    before = phase in BEFORE and (manages or inside or _judges(viewer, region, phase, seated))
    if row is None or not (before or phase == Phase.PUBLISHED):
        raise Http404(f"{key}/{region}")
    opened = _opened(row, phase)
    return Seen(opened, manages, inside, seated)


def get_own_result_for(
    viewer: Viewer, action: Action, key: str, region: str, day: date
) -> tuple[Seen, str]:
    """The same with the role by which the viewer may do this to it (OBJECT, FOLLOW); Http404."""
    seen = get_result_for(viewer, key, region, day)
    post = rights.post_for(viewer, Kind.RESULT, action, [region], seen.opened.phase)
    if post is None:
        raise Http404(f"{key}/{region}")
    return seen, post.role


def get_result_to_manage(
    viewer: Viewer, key: str, region: str, day: date, phases: Collection[Phase] = BEFORE
) -> Seen:
    """The same for those who run the round, in one of the phases; raises Http404."""
    seen = get_result_for(viewer, key, region, day)
    if not seen.manages or seen.opened.phase not in phases:
        raise Http404(f"{key}/{region}")
    return seen


def get_follow_ups_for(viewer: Viewer, key: str, region: str, day: date) -> Seen:
    """The same for those who see what follows from the recommendations; raises Http404.

    The region's own people and the ministry, once the round is published.
    """
    seen = get_result_for(viewer, key, region, day)
    if not seen.published or not (seen.inside or seen.manages):
        raise Http404(f"{key}/{region}")
    return seen


def get_earlier_for(viewer: Viewer, key: str, region: str, day: date) -> Seen:
    """The region in a round that asks about the recommendations of the one before; or Http404.

    For those who see its answers, and for assessors from their seat.
    """
    row, phase = _found(key, region, day)
    seated = _judges(viewer, region, phase, _has_seat(viewer, key, region))
    answers = rights.post_for(viewer, Kind.ANSWERS, Action.SEE, [region], phase)
    if row is None or not (answers or seated):
        raise Http404(f"{key}/{region}")
    inside = _is_inside(viewer, region, Phase.FINAL)
    return Seen(_opened(row, phase), manages_rounds(viewer), inside, seated)


def follow_role(viewer: Viewer, region: str, follow_up: FollowUp | None) -> str | None:
    """The role by which the viewer may say what follows from a recommendation; None for none.

    Those who answer for the whole region, and whoever has it to do.
    """
    post = rights.post_for(viewer, Kind.RESULT, Action.FOLLOW, [region], Phase.PUBLISHED)
    if post is not None:
        return post.role
    holder = follow_up.holder_id if follow_up else None
    own = next((each for each in viewer.posts if each.membership == holder), None)
    return own.role if own else None


def _found(key: str, region: str, day: date) -> tuple[Participant | None, Phase]:
    begins = [
        (Phase(phase), since)
        for phase, since in Term.objects.filter(round__key=key).values_list("phase", "since")
    ]
    row = (
        Participant.objects.select_related("round__previous")
        .filter(round__key=key, region=region)
        .first()
    )
    published = row is not None and row.round.published_at is not None
    phase = phase_on(begins, day, published=published)
    return row, phase_for(row, phase, day) if row else phase


def _opened(row: Participant, phase: Phase) -> Opened:
    prefetch_related_objects([row.round], "terms")
    return Opened(row, row.round, phase, instrument_of(row.round))


def _is_inside(viewer: Viewer, region: str, phase: Phase) -> bool:
    """Whether a post in the region itself lets the viewer see the score before everybody."""
    before = Phase.FINAL if phase == Phase.PUBLISHED else phase
    return rights.post_for(viewer, Kind.RESULT, Action.SEE, [region], before) is not None


def _judges(viewer: Viewer, region: str, phase: Phase, seated: bool) -> bool:
    return seated and (rights.post_for(viewer, Kind.MARKS, Action.SEE, [region], phase) is not None)


def _has_seat(viewer: Viewer, key: str, region: str) -> bool:
    """Asked of assessors only, whether the region takes part or not."""
    if Role.ASSESSOR not in viewer.roles:
        return False
    own = Seat.objects.filter(participant__round__key=key, participant__region=region)
    return own.filter(holder__in=viewer.memberships).exists()
