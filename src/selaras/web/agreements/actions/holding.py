"""What every step shares: the memorandum held for it, the moved step, the entry in the record."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions.asking import settle
from selaras.web.agreements.memorandum import default_text
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.queries import line_of, papers_of
from selaras.web.agreements.refusals import (
    CHANGED_MEANWHILE,
    CLOSED,
    NOT_INVITED,
    WITHDRAWN,
    Refused,
)
from selaras.web.agreements.steps import step_of
from selaras.web.agreements.words import region_name
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.records.actions import append


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does a step, and when."""

    by: Viewer
    at: datetime


def subject_of(participation: Participation) -> str:
    """How duties and the record name a memorandum: `agreement:2022/73.22`."""
    return f"agreement:{participation.cohort.key}/{participation.region}"


def held(participation: Participation, deed: Deed, *, late: bool = False) -> Agreement:
    """The memorandum, which nobody else changes until the transaction ends; made if it is not.

    Steps of one cohort wait for each other: numbers are compared with those of other regions,
    and the ministry's duties ask how far all of them are. A region that withdrew and a cohort
    that is closed are refused, the latter not with `late`.
    """
    cohort = Cohort.objects.select_for_update().get(pk=participation.cohort_id)
    kept = Participation.objects.select_for_update().get(pk=participation.pk)
    kept.cohort = cohort
    if kept.withdrawn_at is not None:
        raise Refused(WITHDRAWN.format(region=region_name(kept.region)))
    if kept.cohort.closed_at is not None and not late:
        raise Refused(CLOSED)
    agreement, _ = Agreement.objects.select_for_update().get_or_create(
        participation=kept, defaults={"moved_at": deed.at}
    )
    agreement.participation = kept
    return agreement


@contextmanager
def step(
    participation: Participation,
    deed: Deed,
    *,
    what: str,
    seen: int | None = None,
    late: bool = False,
    details: Mapping[str, str] | None = None,
) -> Iterator[Agreement]:
    """Hold the memorandum, let it be changed inside, save it, settle who has what to do, record.

    `seen` is the revision that the person had before the eyes; None where it does not matter.
    """
    told = dict(details or {})
    with transaction.atomic():
        agreement = held(participation, deed, late=late)
        name = region_name(agreement.participation.region)
        if seen is not None and seen != agreement.revision:
            raise Refused(CHANGED_MEANWHILE.format(region=name))
        before = plain(agreement)
        stood = _step(agreement)
        yield agreement
        agreement.revision += 1
        if _step(agreement) != stood:
            agreement.moved_at = deed.at
        agreement.save()
        settle(line_of(agreement.participation), by=deed.by, at=deed.at)
        append(
            what=what,
            subject=subject_of(agreement.participation),
            by=deed.by,
            at=deed.at,
            role=_role(deed.by, agreement.participation.region),
            # What is prepared before the invitation is no business of the region's yet.
            region="" if agreement.invited_at is None else agreement.participation.region,
            before=before,
            after=plain(agreement),
            details=told,
        )


def require_invited(agreement: Agreement) -> None:
    """Raises Refused where the region was not invited."""
    if agreement.invited_at is None:
        raise Refused(NOT_INVITED.format(region=region_name(agreement.participation.region)))


def begun(agreement: Agreement, deed: Deed) -> None:
    """Give it the usual wording, if it has none."""
    if not agreement.text:
        agreement.text = default_text(agreement.participation, timezone.localdate(deed.at))


def plain(agreement: Agreement) -> dict[str, Any]:
    """The memorandum as plain values, with its papers in force."""
    values = {
        field.attname: getattr(agreement, field.attname)
        for field in Agreement._meta.concrete_fields
        if field.name not in ("id", "participation", "moved_at")
    }
    told = {
        name: value if isinstance(value, str | int | None) else value.isoformat()
        for name, value in values.items()
    }
    return told | {
        paper.kind: [paper.number, paper.dated.isoformat(), paper.file.sha256]
        for paper in papers_of(agreement)
    }


def _step(agreement: Agreement) -> str:
    return step_of(agreement, papers_of(agreement))


def _role(by: Viewer, region: str) -> str:
    """The role by which somebody takes a step here; empty for commands."""
    found = (
        rights.post_for(by, Kind.AGREEMENT, action, [region])
        for action in (Action.MANAGE, Action.AGREE, Action.WRITE)
    )
    return next((str(post.role) for post in found if post is not None), "")
