"""One region's way: its stages with planned and real days, and what is next for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from selaras.core.workflow import Stage
from selaras.core.workflow.forecast import Forecast
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Viewer
from selaras.web.guidance.access import Opened, may
from selaras.web.guidance.actions.refreshing import cohort_pace, forecast_of
from selaras.web.guidance.gates import answer_of, outputs_of
from selaras.web.guidance.models import Passage
from selaras.web.meetings.queries import minutes_of
from selaras.web.ui.templatetags.selaras import said


@dataclass(frozen=True, slots=True)
class Leg:
    """A stage of the way. `late` counts the days it ended after its planned end (negative:
    before), or is behind it now; None where neither can be said."""

    stage: Stage
    passage: Passage
    current: bool
    late: int | None

    @property
    def planned_days(self) -> int:
        """How long it is planned to last."""
        return (self.passage.planned_until - self.passage.planned_from).days

    @property
    def real_days(self) -> int | None:
        """How long it lasted; None before it has ended."""
        since, until = self.passage.since, self.passage.until
        return (until - since).days if since and until else None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the viewer may do next, and where."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """When the last gate will open at the present pace, and how many days after the plan."""

    forecast: Forecast
    late: int


def legs_of(opened: Opened, on: date) -> list[Leg]:
    """Every stage of the way in its order."""
    current = opened.current
    found = []
    for each in opened.passages:
        late = None
        if each.until is not None:
            late = (each.until - each.planned_until).days
        elif each is current:
            late = max(0, (on - each.planned_until).days)
        found.append(Leg(opened.stage_of(each), each, each is current, late))
    return found


def outlook_of(opened: Opened, on: date) -> Outlook | None:
    """The forecast with its working; None once the region is through. One query."""
    if opened.current is None:
        return None
    found = forecast_of(opened.passages, on=on, pace_before=cohort_pace(opened.cohort))
    return Outlook(found, (found.end - opened.journey.planned_end).days)


def steps_for(opened: Opened, viewer: Viewer, on: date) -> list[Step]:
    """What the viewer may do next for the region; empty where nothing waits for them."""
    passage = opened.current
    if passage is None:
        return []
    found: list[Step] = []
    if may(opened, viewer, Action.WRITE):
        found.extend(_to_write(opened, passage))
    if may(opened, viewer, Action.APPROVE) and passage.waits_since is not None:
        found.append(
            Step(_("Baca luaran tahap ini, lalu setujui atau kembalikan"), _at(opened, "approval"))
        )
    if may(opened, viewer, Action.MANAGE) and on > passage.planned_until:
        dates = reverse("guidance:dates_of", args=_region(opened))
        found.append(Step(_("Tahap ini terlambat: sesuaikan tanggalnya bila perlu"), dates))
    return found


def _to_write(opened: Opened, passage: Passage) -> Iterator[Step]:
    stage = opened.stage_of(passage)
    there, answer = outputs_of(passage), answer_of(passage)
    if opened.journey.plan is None and (stage.checks or any(e.book for e in stage.produces)):
        yield Step(_("Tautkan rencana daerah"), reverse("guidance:plan", args=_region(opened)))
    if answer is not None and not answer.approved:
        yield Step(_("Baca catatan pembimbing"), _at(opened, "approval"))
    for output in stage.produces:
        name = said(output.name)
        if not output.required or output.code in there:
            continue
        if output.kind != "minutes":
            yield Step(_("Serahkan %(output)s") % {"output": name}, _at(opened, "outputs"))
        elif not minutes_of(opened.participation, stage.code):
            address = meetings_of(opened)
            yield Step(_("Adakan pertemuan dan selesaikan notulennya"), address)
    if answer is not None and answer.approved:
        yield Step(_("Disetujui pembimbing: periksa syarat gerbangnya"), _at(opened, "gate"))
    elif passage.waits_since is not None:
        yield Step(_("Menunggu jawaban pembimbing"), _at(opened, "approval"))


def meetings_of(opened: Opened) -> str:
    """Where the meetings of the cohort are."""
    try:
        return reverse("meetings:cohort", args=[opened.cohort.key])
    except NoReverseMatch:
        return ""


def _region(opened: Opened) -> list[str]:
    return [opened.cohort.key, opened.participation.region]


def _at(opened: Opened, place: str) -> str:
    passage = opened.current
    assert passage is not None
    page = reverse("guidance:stage", args=[*_region(opened), passage.stage])
    return f"{page}#{place}"
