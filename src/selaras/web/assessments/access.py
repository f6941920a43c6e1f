"""Who may open which round, and which region in it; what nobody may see does not exist for them.

Rights follow the phase of the round on the day: every right on answers, marks and results is
asked for the present phase, so nobody has to open or close anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, prefetch_related_objects
from django.http import Http404

from selaras.core.framework import Region
from selaras.core.instrument import Instrument
from selaras.reference import load_knowledge
from selaras.reference.instruments import instrument
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.assessments.phases import Phase, phase_on


@dataclass(frozen=True, slots=True)
class OpenedRound:
    """A round with its phase on the day and its instrument."""

    row: Round
    phase: Phase
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class Opened:
    """A region in a round. `phase` is the one in force for this region: answering again where
    it was opened for it, else that of the round."""

    row: Participant
    round: Round
    phase: Phase
    instrument: Instrument

    @property
    def region(self) -> Region:
        """The region itself."""
        return load_knowledge().region_ever[self.row.region]


def instrument_of(row: Round) -> Instrument:
    """The version of the instrument that the round uses."""
    slug, _, version = row.instrument.partition("@")
    return instrument(slug, version)


def phase_of(row: Round, day: date) -> Phase:
    """The phase of the round on the day; one query unless terms were fetched with the round."""
    begins = [(Phase(term.phase), term.since) for term in row.terms.all()]
    return phase_on(begins, day, published=row.published_at is not None)


def phase_for(row: Participant, phase: Phase, day: date) -> Phase:
    """The phase in force for this region when the round is in `phase`."""
    again = row.open_until is not None and day <= row.open_until
    return Phase.ANSWERING if again and phase != Phase.PUBLISHED else phase


def get_round_to_manage(viewer: Viewer, key: str, day: date) -> OpenedRound:
    """The round with this key, for those who run it; raises Http404."""
    if not manages_rounds(viewer):
        raise Http404(key)
    row = Round.objects.prefetch_related("terms").filter(key=key).first()
    if row is None:
        raise Http404(key)
    return OpenedRound(row, phase_of(row, day), instrument_of(row))


def manages_rounds(viewer: Viewer) -> bool:
    """Whether the viewer runs rounds: the ministry."""
    return rights.post_for(viewer, Kind.ROUND, Action.MANAGE, [""]) is not None


def rounds_for(viewer: Viewer, day: date) -> list[OpenedRound]:
    """Rounds that concern the viewer, newest first: all of them for those who run them, else
    published ones, and begun ones with a region or a seat of the viewer. Three queries."""
    rows = [
        OpenedRound(row, phase_of(row, day), instrument_of(row))
        for row in Round.objects.select_related("previous").prefetch_related("terms")
    ]
    if manages_rounds(viewer):
        return rows
    begun = {each.row.pk: each.phase for each in rows if each.phase != Phase.PREPARING}
    mine = _rounds_of(viewer, begun) if viewer.posts else set()
    return [each for each in rows if each.phase == Phase.PUBLISHED or each.row.pk in mine]


def get_round_for(viewer: Viewer, key: str, day: date) -> OpenedRound:
    """The round with this key where it concerns the viewer; raises Http404.

    All rounds are asked for, so that one that concerns others takes as long as none.
    """
    found = next((each for each in rounds_for(viewer, day) if each.row.key == key), None)
    if found is None:
        raise Http404(key)
    return found


def _rounds_of(viewer: Viewer, phases: Mapping[int, Phase]) -> set[int]:
    """Which of these rounds have a region that is the viewer's own, or a seat; one query."""
    mine = Q(pk__in=[])
    for phase in set(phases.values()):
        numbers = [number for number, each in phases.items() if each == phase]
        mine |= Q(round__in=numbers) & own_regions(viewer, phase)
    found = Participant.objects.filter(mine).order_by().values_list("round", flat=True)
    return set(found.distinct())


def own_regions(viewer: Viewer, phase: Phase) -> Q:
    """What a participant must meet to be the viewer's in a round of that phase.

    Assessors may judge anywhere, so a region is theirs only by a seat.
    """
    posts = tuple(post for post in viewer.posts if post.role != Role.ASSESSOR)
    others = replace(viewer, posts=posts)
    own = rights.condition(others, Kind.ROUND, Action.SEE, field="region", state=phase)
    assesses = len(posts) < len(viewer.posts) and phase != Phase.PREPARING
    return own | Q(seats__holder__in=viewer.memberships) if assesses else own


def get_participant_for(
    viewer: Viewer, kind: Kind, action: Action, key: str, region: str, day: date
) -> Opened:
    """The region in the round, where the viewer may do this in the present phase; or Http404.

    For assessors the seat has to be asked for beside this (`judgements.access`): their posts
    reach more regions than they judge.
    """
    row = Participant.objects.select_related("round").filter(round__key=key, region=region).first()
    if row is None:
        # Asked here too, so that what does not exist takes as long as what one may not see.
        list(Term.objects.filter(round__in=[0]))
        raise Http404(f"{key}/{region}")
    prefetch_related_objects([row.round], "terms")
    phase = phase_for(row, phase_of(row.round, day), day)
    everyone = phase in rights.open_states(kind, action)
    if not everyone and rights.post_for(viewer, kind, action, [region], phase) is None:
        raise Http404(f"{key}/{region}")
    return Opened(row, row.round, phase, instrument_of(row.round))


def may(viewer: Viewer, kind: Kind, action: Action, opened: Opened) -> bool:
    """Whether the viewer may do this to the opened region in its present phase."""
    if opened.phase in rights.open_states(kind, action):
        return True
    return rights.post_for(viewer, kind, action, [opened.row.region], opened.phase) is not None
