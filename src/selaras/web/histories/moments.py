"""Moments of a plan (a revision, the end of a day, a milestone, now) and how it was then."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from selaras.core.plan import Masterplan
from selaras.web.histories.models import Milestone
from selaras.web.plans.earlier import Known, plan_at
from selaras.web.plans.models import Plan, Step
from selaras.web.ui.templatetags.selaras import clock, day

_STEPS_OF_A_TEXT = 800
"""Steps that are turned round in the time that reading a milestone's text takes."""

_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Moment:
    """A revision with what to call it; `word` names it in an address. `at` is when it was made."""

    revision: int
    word: str
    label: str
    at: datetime | None = None


class Moments:
    """The moments that the history of a plan knows, for choosing among them. Two queries."""

    def __init__(self, row: Plan) -> None:
        self.row = row
        self.milestones: Sequence[Milestone] = list(
            Milestone.objects.defer("text").filter(plan=row).order_by("-revision", "-pk")
        )
        first = Step.objects.filter(plan=row).order_by("revision").values_list("revision", "at")
        self.first = first.first()

    @property
    def now(self) -> Moment:
        """The plan as it is."""
        return Moment(self.row.revision, "now", gettext("Sekarang"), self.row.updated_at)

    @property
    def beginning(self) -> Moment:
        """The earliest state that the history knows."""
        revision, at = self.first or (self.row.revision, None)
        return Moment(revision, "first", gettext("Awal riwayat"), at)

    def named(self) -> tuple[Moment, ...]:
        """What a form offers: now, the milestones, the beginning."""
        return (self.now, *map(of_milestone, self.milestones), self.beginning)

    def read(self, word: str, on: str = "") -> Moment | None:
        """The moment that an address names; the end of the day `on` where one is given.

        None where there is no such moment.
        """
        if on:
            return self._end_of(on)
        if word in ("now", "first"):
            return self.now if word == "now" else self.beginning
        kind, number = word[:1], word[1:]
        if not number.isdecimal() or not number.isascii() or len(number) > _LONGEST_NUMBER:
            return None
        if kind == "m":
            return next((of_milestone(m) for m in self.milestones if m.pk == int(number)), None)
        return self._revision(int(number)) if kind == "r" else None

    def _revision(self, revision: int) -> Moment | None:
        step = Step.objects.filter(plan=self.row, revision=revision).first()
        return of_step(step) if step else None

    def _end_of(self, on: str) -> Moment | None:
        try:
            chosen = date.fromisoformat(on)
            end = datetime.combine(chosen + timedelta(days=1), time.min)
        except (ValueError, OverflowError):
            return None
        moment = timezone.make_aware(end)
        step = Step.objects.filter(plan=self.row, at__lt=moment).order_by("-revision").first()
        if step is None:
            return None
        label = gettext("Akhir hari %(day)s") % {"day": day(chosen)}
        return Moment(step.revision, f"r{step.revision}", label, step.at)


def of_milestone(milestone: Milestone) -> Moment:
    """The moment that was named."""
    return Moment(milestone.revision, f"m{milestone.pk}", milestone.name, milestone.at)


def of_step(step: Step) -> Moment:
    """The plan right after the step."""
    label = gettext("Revisi %(revision)s, %(day)s pukul %(time)s") % {
        "revision": step.revision, "day": day(step.at), "time": clock(step.at)
    }  # fmt: skip
    return Moment(step.revision, f"r{step.revision}", label, step.at)


def state_at(row: Plan, revision: int, milestones: Iterable[Milestone] | None = None) -> Masterplan:
    """The plan as it was at the revision, from now or from a milestone that is much nearer.

    `milestones` are those of the plan where they are known already. Raises NotKept.
    """
    if row.revision - revision <= _STEPS_OF_A_TEXT:
        return plan_at(row, revision)
    if milestones is None:
        milestones = Milestone.objects.defer("text").filter(plan=row)
    return plan_at(row, revision, _nearest(row, revision, milestones))


def _nearest(row: Plan, revision: int, milestones: Iterable[Milestone]) -> Known | None:
    found = min(milestones, key=lambda each: abs(each.revision - revision), default=None)
    if found is None:
        return None
    distance = abs(found.revision - revision)
    if distance + _STEPS_OF_A_TEXT >= row.revision - revision:
        return None
    return found.revision, unpacked(bytes(found.text))


def packed(plan: Masterplan) -> bytes:
    """The whole plan in few bytes."""
    return zlib.compress(json.dumps(plan.as_data(), ensure_ascii=False).encode(), 9)


def unpacked(text: bytes) -> Masterplan:
    """The plan from what `packed` made of it."""
    return Masterplan.model_validate_json(zlib.decompress(text))
