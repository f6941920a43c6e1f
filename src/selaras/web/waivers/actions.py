"""Writes: excuse a finding for a time, and take that back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.checks import Finding
from selaras.core.plan import Edit, Masterplan, adding, data_of, place_of, replay
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan
from selaras.web.plans.writing import Written, change_plan
from selaras.web.records.actions import append

PART = "waivers"


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a finding may stay, by whose word, and the last day on which it may."""

    reason: Text
    approver: str
    until: date


def waive(
    *, plan: Plan, finding: Finding, excuse: Excuse, by: Viewer, role: str, at: datetime
) -> Written:
    """Excuse the finding; an earlier waiver of it is replaced. Raises as change_plan does."""
    place = {
        "part": finding.part,
        "item": finding.key,
        "field": finding.field,
        "about": finding.about,
    }
    told = {
        "rule": finding.code,
        **{name: value for name, value in place.items() if value},
        "reason": excuse.reason.model_dump(),
        "approver": excuse.approver,
        "since": timezone.localdate(at).isoformat(),
        "until": excuse.until.isoformat(),
    }

    def make(now: Masterplan) -> list[Edit]:
        earlier = [each.key for each in now.waivers if _excuses(each, finding)]
        gone = [_removal(now, key) for key in reversed(earlier)]
        without = replay(now, gone)
        return [*gone, adding(without, PART, {"key": _fresh_key(without, finding), **told})]

    with transaction.atomic():
        written = change_plan(plan=plan, what="waive", make=make, by=by, role=role, at=at)
        place_told = " ".join(filter(None, (finding.path, finding.about)))
        _note(written, "finding.waived", finding.code, place_told, by=by, role=role, at=at)
    return written


def end_waiver(*, plan: Plan, key: str, by: Viewer, role: str, at: datetime) -> Written:
    """Take a waiver back, so that its finding is open again. Raises as change_plan does."""

    def make(now: Masterplan) -> list[Edit]:
        return [_removal(now, key)]

    with transaction.atomic():
        written = change_plan(plan=plan, what="end-waiver", make=make, by=by, role=role, at=at)
        gone = next(each for each in written.before.waivers if each.key == key)
        place = "/".join(filter(None, (gone.part, gone.item, gone.field, gone.about)))
        _note(written, "waiver.ended", gone.rule, place, by=by, role=role, at=at)
    return written


def _excuses(waiver: object, finding: Finding) -> bool:
    names = ("rule", "part", "item", "field", "about")
    told = [getattr(waiver, name) or "" for name in names]
    return told == [finding.code, finding.part, finding.key, finding.field, finding.about]


def _fresh_key(plan: Masterplan, finding: Finding) -> str:
    taken = {each.key for each in plan.waivers}
    stem = "-".join(filter(None, (finding.code.lower(), finding.key)))[:70].rstrip("-")
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _removal(plan: Masterplan, key: str) -> Edit:
    place = place_of(plan, PART, key)
    return Edit("remove", PART, key, before=data_of(plan, PART, key), place=place)


def _note(
    written: Written, what: str, rule: str, place: str, *, by: Viewer, role: str, at: datetime
) -> None:
    append(
        what=what,
        subject=subject_of(written.row),
        by=by,
        at=at,
        role=role,
        region=written.row.regions[0],
        before={"fingerprint": written.before.fingerprint},
        after={"fingerprint": written.plan.fingerprint},
        details={"rule": rule, "place": place},
    )
