"""Recommendations with what is done about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import INSIDE
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.models import Finding
from selaras.web.results.models import FollowUp


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation and its follow-up; None until the region said something about it."""

    number: int
    finding: Finding
    row: FollowUp | None

    @property
    def state(self) -> str:
        """How far it is; planned where nothing was said."""
        return self.row.state if self.row else FollowUp.State.PLANNED

    def is_late(self, day: date) -> bool:
        """Whether it should be finished by now and is not."""
        until = self.row.until if self.row else None
        open_ = self.state in (FollowUp.State.PLANNED, FollowUp.State.RUNNING)
        return until is not None and until < day and open_


def followed_of(participant: Participant) -> list[Followed]:
    """The recommendations of a region in their order; one query."""
    return _numbered(_recommendations().filter(participant=participant))


def followed_in(row: Round) -> list[Followed]:
    """Those of all regions of a round, by region; one query. Numbers begin anew in each."""
    found: list[Followed] = []
    region, number = "", 0
    rows = _recommendations().filter(participant__round=row).select_related("participant")
    for finding in rows.order_by("participant__region", "pk"):
        number = number + 1 if finding.participant.region == region else 1
        region = finding.participant.region
        found.append(Followed(number, finding, _follow_up(finding)))
    return found


def earlier_of(participant: Participant) -> list[Followed]:
    """The recommendations that the region got in the previous round; one query.

    None before that round is published.
    """
    before = participant.round.previous
    if before is None or before.published_at is None:
        return []
    rows = _recommendations().filter(
        participant__round=before, participant__region=participant.region
    )
    return _numbered(rows)


def organisations_of(region: str, day: date) -> list[Organisation]:
    """The government of a region and its agencies that exist on the day."""
    rows = Organisation.objects.filter(region=region).exclude(kind=Organisation.Kind.PARTNER)
    return list(rows.exclude(until__lt=day).order_by("kind", "name"))


def posts_of(region: str, day: date) -> list[Membership]:
    """The posts of a region's own people that are in force on the day."""
    rows = Membership.objects.active(day).filter(region=region, role__in=INSIDE)
    return list(
        rows.select_related("person", "organisation").order_by("organisation__name", "person__name")
    )


def _recommendations() -> QuerySet[Finding]:
    rows = Finding.objects.filter(kind=Finding.Kind.RECOMMENDATION)
    return rows.select_related("follow_up__organisation", "follow_up__holder__person").order_by(
        "pk"
    )


def _numbered(findings: Iterable[Finding]) -> list[Followed]:
    return [
        Followed(number, finding, _follow_up(finding))
        for number, finding in enumerate(findings, start=1)
    ]


def _follow_up(finding: Finding) -> FollowUp | None:
    return getattr(finding, "follow_up", None)
