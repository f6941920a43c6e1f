"""Writes: bring a decree, bring the scan of what was signed."""

from datetime import date, datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions.holding import Deed, require_invited, step
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.refusals import (
    IN_THE_FUTURE,
    NO_CHANGE_AFTER_SIGNING,
    NOT_SIGNED,
    NOTHING_WRITTEN,
    TOO_LONG_AGO,
    Refused,
)
from selaras.web.agreements.steps import DECREES, Side, has_signed
from selaras.web.agreements.words import dated, region_name
from selaras.web.answers.actions.keeping import Upload, keep_upload, kept_only_if_done
from selaras.web.cohorts.models import Participation

_YEARS_IN_FORCE = 10
"""A decree older than that is a year typed wrongly."""

_NUMBER = Text(id="nomor SK", en="the number of the decree")


def bring_decree(
    *,
    participation: Participation,
    kind: str,
    number: str,
    on: date,
    upload: Upload,
    by: Viewer,
    at: datetime,
    seen: int | None = None,
) -> Agreement:
    """Keep the decree of the council or of the team; an earlier one is replaced and kept.

    It may be older than the invitation, for a council that already works keeps its decree.
    Raises Refused where it comes too early, after a signature, or has no possible day.
    """
    if kind not in DECREES:
        raise ValueError(kind)
    deed = Deed(by, at)
    details = {"paper": kind, "number": number, "dated": on.isoformat()}
    with kept_only_if_done() as written:
        what = "agreement.decree_brought"
        with step(participation, deed, what=what, seen=seen, details=details) as agreement:
            require_invited(agreement)
            refuse_after_signing(agreement)
            if not number.strip():
                raise Refused(NOTHING_WRITTEN.format(what=_NUMBER), "number")
            _require_likely(on, at)
            _keep(agreement, kind, number.strip(), on, upload, written, deed)
    return agreement


def bring_scan(
    *,
    participation: Participation,
    upload: Upload,
    by: Viewer,
    at: datetime,
    seen: int | None = None,
) -> Agreement:
    """Keep the scan of the signed memorandum under its number and day; raises Refused.

    It may still come after the cohort was closed.
    """
    deed = Deed(by, at)
    details = {"digest": upload.checked.sha256}
    with kept_only_if_done() as written:
        what = "agreement.scanned"
        with step(
            participation, deed, what=what, seen=seen, late=True, details=details
        ) as agreement:
            if agreement.signed_on is None:
                name = region_name(participation.region)
                raise Refused(NOT_SIGNED.format(region=name))
            number, on = agreement.ministry_number, agreement.signed_on
            _keep(agreement, Paper.Kind.SCAN, number, on, upload, written, deed)
    return agreement


def refuse_after_signing(agreement: Agreement) -> None:
    """Raises Refused once either side has signed."""
    if any(has_signed(agreement, side) for side in Side):
        name = region_name(agreement.participation.region)
        raise Refused(NO_CHANGE_AFTER_SIGNING.format(region=name))


def _require_likely(on: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if on > today:
        raise Refused(IN_THE_FUTURE.format(day=dated(on)), "on")
    if on.year < today.year - _YEARS_IN_FORCE:
        raise Refused(TOO_LONG_AGO.format(day=dated(on)), "on")


def _keep(
    agreement: Agreement,
    kind: str,
    number: str,
    on: date,
    upload: Upload,
    written: list[str],
    deed: Deed,
) -> None:
    region = agreement.participation.region
    agreement.papers.filter(kind=kind, replaced_at=None).update(replaced_at=deed.at)
    Paper.objects.create(
        agreement=agreement,
        kind=kind,
        number=number,
        dated=on,
        file=keep_upload(upload, region, written, by=deed.by, at=deed.at),
        by=deed.by.person,
        at=deed.at,
    )
