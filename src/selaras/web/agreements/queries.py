"""Reads: which memoranda are signed, and how far each region of a cohort is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Prefetch, QuerySet, Sum
from django.utils import timezone

from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.steps import DECREES, Missing, Step, due_of, missing_of, step_of
from selaras.web.cohorts.models import Cohort, Participation


@dataclass(frozen=True, slots=True)
class Line:
    """A region of a cohort on its way to the memorandum.

    `papers` are those in force by kind, with their files. `since` is when the present step was
    reached, or when the region was added to the cohort.
    """

    participation: Participation
    agreement: Agreement | None
    papers: dict[str, Paper]
    step: Step
    missing: tuple[Missing, ...]
    since: datetime

    @property
    def region(self) -> str:
        """The code of the region."""
        return self.participation.region

    @property
    def due(self) -> tuple[Missing, ...]:
        """What of all that is missing the next step waits for."""
        return due_of(self.missing)

    @property
    def signed_on(self) -> date | None:
        """The day on which the second side signed."""
        return self.agreement.signed_on if self.agreement else None


def signed(participations: Iterable[int]) -> dict[int, date]:
    """The day of the memorandum of those participations (by number) that both sides signed."""
    rows = Agreement.objects.filter(
        participation__in=list(participations),
        region_signed_on__isnull=False,
        ministry_signed_on__isnull=False,
    ).only("participation", "region_signed_on", "ministry_signed_on")
    return {row.participation_id: row.signed_on for row in rows if row.signed_on is not None}


def steps_in(cohort: Cohort) -> list[Line]:
    """Every region of the cohort that did not withdraw, by code; two queries."""
    rows = Participation.objects.filter(cohort=cohort, withdrawn_at=None)
    return lines_of(rows.order_by("region"))


def line_of(participation: Participation) -> Line:
    """One region with all its papers; two queries."""
    return lines_of(Participation.objects.filter(pk=participation.pk))[0]


def papers_of(agreement: Agreement) -> list[Paper]:
    """The papers in force, with their files; one query."""
    return list(agreement.papers.filter(replaced_at=None).select_related("file", "by"))


def lines_of(rows: QuerySet[Participation]) -> list[Line]:
    """Those participations, in their order; two queries."""
    papers = Paper.objects.filter(replaced_at=None).select_related("file", "by")
    found = rows.select_related("agreement", "cohort")
    return [
        _line(row)
        for row in found.prefetch_related(Prefetch("agreement__papers", papers, "in_force"))
    ]


def _line(row: Participation) -> Line:
    agreement: Agreement | None = getattr(row, "agreement", None)
    papers: list[Paper] = agreement.in_force if agreement else []  # type: ignore[attr-defined]
    return Line(
        participation=row,
        agreement=agreement,
        papers={paper.kind: paper for paper in papers},
        step=step_of(agreement, papers),
        missing=missing_of(agreement, papers),
        since=agreement.moved_at if agreement else row.added_at,
    )


@dataclass(frozen=True, slots=True)
class Reached:
    """A step of the way, and the day on which it was reached; None while it is ahead."""

    step: Step
    on: date | None
    current: bool


def strip_of(line: Line) -> list[Reached]:
    """The five steps with their days; no query. `current` is the one reached last."""
    steps = list(Step)
    reached = steps.index(line.step)
    return [
        Reached(step, _day_of(line, step) if number <= reached else None, number == reached)
        for number, step in enumerate(steps)
    ]


def _day_of(line: Line, step: Step) -> date | None:
    row, agreement = line.participation, line.agreement
    if step == Step.SELECTED or agreement is None:
        return timezone.localdate(row.added_at)
    if step == Step.SIGNED:
        return agreement.signed_on
    moments: dict[Step, list[datetime | None]] = {
        Step.INVITED: [agreement.invited_at],
        Step.DECREED: [line.papers[kind].at for kind in DECREES if kind in line.papers],
        Step.AGREED: [agreement.region_agreed_at, agreement.ministry_agreed_at],
    }
    days = [timezone.localdate(moment) for moment in moments[step] if moment is not None]
    return max(days, default=None)


def stamp_of(cohort: Cohort) -> str:
    """Another one whenever a memorandum of the cohort or its list of regions changed; one query."""
    rows = Participation.objects.filter(cohort=cohort, withdrawn_at=None)
    found = rows.aggregate(
        regions=Count("pk"), newest=Max("pk"), changes=Sum("agreement__revision")
    )
    return f"{found['regions']}-{found['newest'] or 0}-{found['changes'] or 0}"


def replaced_papers(agreement: Agreement | None) -> list[Paper]:
    """Earlier papers that a newer one replaced or that were taken back, newest first."""
    if agreement is None:
        return []
    return list(
        agreement.papers.filter(replaced_at__isnull=False)
        .select_related("file", "by")
        .order_by("-replaced_at", "-pk")
    )


def last_signer(cohort: Cohort) -> tuple[str, str]:
    """Name and title of who signed last for the ministry in this cohort; empty before the first."""
    rows = Agreement.objects.filter(participation__cohort=cohort).exclude(ministry_signer="")
    found = rows.order_by("-moved_at", "-pk").first()
    return (found.ministry_signer, found.ministry_signer_title) if found else ("", "")
