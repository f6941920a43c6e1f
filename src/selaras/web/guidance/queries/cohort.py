"""The regions of a cohort on their way: where each stands, how late, what is missing.

From stored rows alone, in as many queries for one region as for three hundred; no plan is checked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region, region_then
from selaras.core.text import Text
from selaras.core.workflow import Stage, Workflow
from selaras.reference import load_knowledge, search_regions
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.queries import signed
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.access import followed
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from selaras.web.meetings.queries import minutes_in

STATES: dict[str, Promise] = {
    "late": _("Terlambat"),
    "waiting": _("Menunggu pembimbing"),
    "not_begun": _("Belum dimulai"),
    "ended": _("Selesai"),
}
"""What one may ask for besides the stage."""

ORDERS: dict[str, Promise] = {
    "late": _("Paling terlambat"),
    "region": _("Nama daerah"),
    "stage": _("Tahap bimbingan"),
    "since": _("Paling lama di tahapnya"),
    "forecast": _("Perkiraan selesai paling akhir"),
}

_SIGNED: Final = Text(
    id="siap dimulai; Nota Kesepakatan sudah ditandatangani",
    en="ready to begin; the memorandum is signed",
)
_NOT_SIGNED: Final = Text(
    id="Nota Kesepakatan belum ditandatangani", en="the memorandum is not signed"
)
_NO_PLAN: Final = Text(id="rencana belum ditautkan", en="no plan linked")
_APPROVAL: Final = Text(id="persetujuan pembimbing", en="the adviser's approval")
_ALL_REGIONS = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """Which regions a list shows, in which order; empty means all."""

    words: str = ""
    province: str = ""
    stage: str = ""
    state: str = ""
    order: str = "late"

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.province or self.stage or self.state)


@dataclass(frozen=True, slots=True)
class Line:
    """A region of a cohort on its way.

    `late` counts days behind the planned end of its stage, 0 while in time and when it is
    through. `number` is the place of the stage in the workflow. `missing` says what the gate
    still asks for, as far as it is known without checking the plan.
    """

    participation: Participation
    region: Region
    journey: Journey | None = None
    stage: Stage | None = None
    number: int = 0
    late: int = 0
    waits_since: datetime | None = None
    missing: tuple[Text, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it is through all stages."""
        return self.journey is not None and self.journey.ended_on is not None

    @property
    def province(self) -> str:
        """The name of the province that it lies in."""
        return region_then(load_knowledge(), self.region.code[:2]).name


def lines_in(cohort: Cohort, workflow: Workflow, viewer: Viewer, on: date) -> list[Line]:
    """Every region of the cohort whose way the viewer may see; two queries."""
    rows = followed(viewer).filter(cohort=cohort).select_related("journey")
    waiting = dict(
        Passage.objects.filter(
            journey__participation__cohort=cohort, until=None, waits_since__isnull=False
        ).values_list("journey", "waits_since")
    )
    places = {each.code: number for number, each in enumerate(workflow.stages, start=1)}
    knowledge = load_knowledge()
    found = []
    for row in rows:
        journey = getattr(row, "journey", None)
        line = Line(row, region_then(knowledge, row.region), journey)
        if journey is not None and journey.stage:
            late = (on - journey.stage_until).days if journey.stage_until else 0
            line = replace(
                line,
                stage=workflow.stage[journey.stage],
                number=places[journey.stage],
                late=max(0, late),
                waits_since=waiting.get(journey.pk),
            )
        found.append(line)
    return found


def chosen(lines: Iterable[Line], choice: Choice) -> list[Line]:
    """Those that fit, in the order that was asked for."""
    fitting: Collection[str] | None = None
    if choice.words:
        regions = search_regions(load_knowledge(), choice.words, _ALL_REGIONS)
        fitting = {each.code for each in regions}
    found = [
        each
        for each in lines
        if (fitting is None or each.participation.region in fitting)
        and (not choice.province or each.participation.region[:2] == choice.province)
        and (not choice.stage or (each.stage is not None and each.stage.code == choice.stage))
        and (not choice.state or is_in(each, choice.state))
    ]
    return _ordered(found, choice.order)


def is_in(line: Line, state: str) -> bool:
    """Whether the region is in one of `STATES`."""
    return {
        "late": line.late > 0,
        "waiting": line.waits_since is not None,
        "not_begun": line.journey is None,
        "ended": line.ended,
    }[state]


def counted(lines: Sequence[Line], workflow: Workflow) -> list[tuple[Stage, int]]:
    """How many regions stand at each stage, in the order of the workflow."""
    codes = [each.stage.code for each in lines if each.stage]
    return [(stage, codes.count(stage.code)) for stage in workflow.stages]


def provinces_of(lines: Iterable[Line]) -> list[Region]:
    """The provinces of these regions, by code."""
    codes = {each.participation.region[:2] for each in lines}
    return [region_then(load_knowledge(), code) for code in sorted(codes)]


def with_missing(lines: Sequence[Line]) -> list[Line]:
    """The same with what is missing; five queries."""
    journeys = [each.journey.pk for each in lines if each.journey and each.stage]
    passages = {
        each.journey_id: each
        for each in Passage.objects.filter(journey__in=journeys, until=None).order_by("-position")
    }
    numbers = [each.pk for each in passages.values()]
    handed_in: dict[int, set[str]] = {}
    for passage, code in (
        HandedIn.objects.filter(passage__in=numbers, replaced_at=None)
        .order_by()
        .values_list("passage", "code")
    ):
        handed_in.setdefault(passage, set()).add(code)
    standing = Approval.objects.filter(passage__in=numbers, lapsed_at=None, approved=True)
    approved = set(standing.order_by().values_list("passage", flat=True))
    minutes = minutes_in(each.participation.pk for each in lines if each.stage)
    days = signed(each.participation.pk for each in lines if each.journey is None)

    def missing(line: Line) -> tuple[Text, ...]:
        if line.journey is None:
            return (_SIGNED if line.participation.pk in days else _NOT_SIGNED,)
        if line.stage is None:
            return ()
        passage = passages[line.journey.pk].pk
        there = set(handed_in.get(passage, ()))
        if (line.participation.pk, line.stage.code) in minutes:
            there |= {each.code for each in line.stage.produces if each.kind == "minutes"}
        found = [
            each.name for each in line.stage.produces if each.required and each.code not in there
        ]
        if line.stage.checks and line.journey.plan_id is None:
            found.insert(0, _NO_PLAN)
        if line.stage.approval and passage not in approved:
            found.append(_APPROVAL)
        return tuple(found)

    return [replace(each, missing=missing(each)) for each in lines]


def _ordered(lines: list[Line], order: str) -> list[Line]:
    by_name = sorted(lines, key=lambda each: each.region.name)
    if order == "region":
        return by_name
    if order == "stage":
        return sorted(by_name, key=lambda each: (each.ended, each.number))
    if order == "since":
        return sorted(by_name, key=lambda each: _since(each))
    if order == "forecast":
        return sorted(by_name, key=_forecast, reverse=True)
    return sorted(by_name, key=lambda each: (-each.late, each.ended, -each.number))


def _since(line: Line) -> tuple[bool, date]:
    """The longest at a stage first; those at none last."""
    journey = line.journey
    return (line.stage is None, journey.stage_since if journey and line.stage else date.max)


def _forecast(line: Line) -> date:
    journey = line.journey
    return journey.forecast if journey and journey.forecast and line.stage else date.min
