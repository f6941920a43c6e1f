"""Reads: which memoranda are signed, and how far each region of a cohort is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.steps import Missing, Step, missing_of, step_of
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
