"""Who has what to do for a memorandum: given, finished and dropped as its state says."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.agreements.queries import Line, lines_of, steps_in
from selaras.web.agreements.steps import Missing, Step
from selaras.web.agreements.words import region_name
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.duties.actions import drop, finish, give

BRING = "agreement.decrees"
"""The secretariat brings both decrees."""

AGREE = "agreement.agree"
"""The leaders agree to the text."""

MINISTRY_AGREES = "agreement.ministry_agree"
"""Officers agree to the texts of a cohort: one duty for all its regions."""

MINISTRY_SIGNS = "agreement.ministry_sign"
"""Officers enter the signatures of a cohort: one duty for all its regions."""

_LEADERS = (Role.HEAD_OF_REGION, Role.SECRETARY)
_FORGOTTEN_AFTER = timedelta(days=3)
"""So long after a cohort was closed its duties are still looked at."""

_TITLES = {
    BRING: Text(
        id="Unggah SK Dewan dan SK Tim Pelaksana {region}",
        en="Upload the decrees of council and team of {region}",
    ),
    AGREE: Text(id="Setujui naskah MoU {region}", en="Agree to the text of the MoU of {region}"),
    MINISTRY_AGREES: Text(id="Setujui naskah MoU {cohort}", en="Agree to MoU texts of {cohort}"),
    MINISTRY_SIGNS: Text(
        id="Catat tanda tangan MoU {cohort}", en="Enter the signatures on MoUs of {cohort}"
    ),
}


def settle(line: Line, *, by: Viewer, at: datetime) -> None:
    """Let the duties of a region and of the ministry say what is to be done now."""
    settle_region(line, by=by, at=at)
    settle_ministry(line.participation.cohort, by=by, at=at)


def settle_region(line: Line, *, by: Viewer, at: datetime) -> None:
    """The duties of the region's own people."""
    going = _going(line) and line.step != Step.SELECTED
    decrees = {Missing.COUNCIL_DECREE, Missing.TEAM_DECREE} & set(line.missing)
    agreed = not {Missing.TEXT, Missing.REGION_AGREES} & set(line.missing)
    _of_region(line, BRING, wanted=going and bool(decrees), done=not decrees, by=by, at=at)
    waits = going and line.step == Step.DECREED and Missing.TEXT not in line.missing
    _of_region(line, AGREE, wanted=waits and not agreed, done=agreed, by=by, at=at)


def settle_ministry(cohort: Cohort, *, by: Viewer, at: datetime) -> None:
    """The duties of officers, each one for the whole cohort."""
    lines = [line for line in steps_in(cohort) if _going(line)]
    texts = {Missing.TEXT, Missing.MINISTRY_AGREES}
    agree = any(line.step == Step.DECREED and texts & set(line.missing) for line in lines)
    sign = any(line.step == Step.AGREED for line in lines)
    _of_ministry(cohort, MINISTRY_AGREES, "agreements:cohort", wanted=agree, by=by, at=at)
    _of_ministry(cohort, MINISTRY_SIGNS, "agreements:signing_day", wanted=sign, by=by, at=at)


def tend(*, at: datetime) -> int:
    """Settle all cohorts that are under way or were just closed; returns how many regions.

    Called daily: posts are given and ended, regions withdraw and cohorts close without a step.
    """
    late = Q(cohort__closed_at=None) | Q(cohort__closed_at__gte=at - _FORGOTTEN_AFTER)
    rows = Participation.objects.filter(late, agreement__isnull=False)
    lines = lines_of(rows)
    for line in lines:
        settle_region(line, by=SYSTEM, at=at)
    cohorts = {line.participation.cohort_id: line.participation.cohort for line in lines}
    for cohort in cohorts.values():
        settle_ministry(cohort, by=SYSTEM, at=at)
    return len(lines)


def _going(line: Line) -> bool:
    row = line.participation
    return row.withdrawn_at is None and row.cohort.closed_at is None


def _of_region(
    line: Line, what: str, *, wanted: bool, done: bool, by: Viewer, at: datetime
) -> None:
    row = line.participation
    subject = f"agreement:{row.cohort.key}/{row.region}"
    if not wanted:
        _end(what, subject, done=done, by=by, at=at)
        return
    for holder in _holders(what, row.region, at):
        give(
            holder=holder,
            what=what,
            subject=subject,
            title=_TITLES[what].format(region=region_name(row.region)),
            view="agreements:agreement",
            arguments=[row.cohort.key, row.region],
            at=at,
            until=row.cohort.signing_on,
        )


def _of_ministry(
    cohort: Cohort, what: str, view: str, *, wanted: bool, by: Viewer, at: datetime
) -> None:
    subject = f"agreements:{cohort.key}"
    if not wanted:
        _end(what, subject, done=True, by=by, at=at)
        return
    for holder in _posts([Role.MINISTRY_OFFICER], "", at):
        give(
            holder=holder,
            what=what,
            subject=subject,
            title=_TITLES[what].format(cohort=cohort.name),
            view=view,
            arguments=[cohort.key],
            at=at,
            until=cohort.signing_on,
        )


def _end(what: str, subject: str, *, done: bool, by: Viewer, at: datetime) -> None:
    if done:
        finish(what=what, subject=subject, by=by, at=at)
    else:
        drop(what=what, subject=subject, at=at)


def _holders(what: str, region: str, at: datetime) -> list[Membership]:
    """Leaders agree; where none has a post here, the secretariat does it for them."""
    secretariat = [Role.SECRETARIAT]
    if what == BRING:
        return _posts(secretariat, region, at)
    return _posts(_LEADERS, region, at) or _posts(secretariat, region, at)


def _posts(roles: Iterable[Role], region: str, at: datetime) -> list[Membership]:
    posts = Membership.objects.active(timezone.localdate(at))
    return list(posts.filter(role__in=list(roles), region=region, person__is_active=True))
