"""Who may open which memorandum and do what to it; what one may not see does not exist."""

from dataclasses import dataclass

from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions import Entered
from selaras.web.agreements.models import Paper
from selaras.web.agreements.queries import Line, line_of
from selaras.web.agreements.steps import Side
from selaras.web.cohorts.access import get_participation_for
from selaras.web.cohorts.models import Participation

AGREES = {Side.REGION: (Action.AGREE,), Side.MINISTRY: (Action.MANAGE,)}
"""By which rights one agrees for a side."""

ENTERS = {Side.REGION: (Action.MANAGE, Action.WRITE), Side.MINISTRY: (Action.MANAGE,)}
"""By which rights one enters the signature of a side."""

BRINGS = (Action.MANAGE, Action.WRITE)
"""By which rights one brings papers."""

TAKES_BACK: dict[Entered, tuple[Action, ...]] = {
    Entered.INVITATION: (Action.MANAGE,),
    Entered.COUNCIL_DECREE: BRINGS,
    Entered.TEAM_DECREE: BRINGS,
    Entered.REGION_AGREES: AGREES[Side.REGION],
    Entered.MINISTRY_AGREES: AGREES[Side.MINISTRY],
    Entered.REGION_SIGNS: ENTERS[Side.REGION],
    Entered.MINISTRY_SIGNS: ENTERS[Side.MINISTRY],
    Entered.SCAN: BRINGS,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A memorandum as this viewer may see and change it."""

    line: Line
    viewer: Viewer

    @property
    def participation(self) -> Participation:
        """The region in its cohort."""
        return self.line.participation

    @property
    def going(self) -> bool:
        """Whether steps can be taken: the region did not withdraw, the cohort is not closed."""
        row = self.participation
        return row.withdrawn_at is None and row.cohort.closed_at is None

    def may(self, *actions: Action) -> bool:
        """Whether one of these rights is the viewer's here; no query."""
        region = self.participation.region
        held = (rights.post_for(self.viewer, Kind.AGREEMENT, each, [region]) for each in actions)
        return any(held)


def get_agreement_for(viewer: Viewer, key: str, region: str, *actions: Action) -> Opened:
    """The memorandum of a region in a cohort, by any of these rights (SEE where none is said).

    Raises Http404; what is hidden and what does not exist take the same queries.
    """
    wanted = actions or (Action.SEE,)
    held = (each for each in wanted if rights.post_for(viewer, Kind.AGREEMENT, each, [region]))
    action = next(held, wanted[0])
    row = get_participation_for(viewer, Kind.AGREEMENT, action, key, region)
    return Opened(line_of(row), viewer)


def get_paper_for(viewer: Viewer, key: str, region: str, number: int) -> Paper:
    """A paper of that memorandum, also a replaced one; raises Http404."""
    row = get_participation_for(viewer, Kind.AGREEMENT, Action.SEE, key, region)
    papers = Paper.objects.select_related("file")
    found = papers.filter(pk=number, agreement__participation=row).first()
    if found is None:
        raise Http404(number)
    return found
