"""Writes: the signatures of one side or of both at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions.holding import Deed, step
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.queries import papers_of
from selaras.web.agreements.refusals import (
    BEFORE_DECREE,
    BEFORE_INVITATION,
    IN_THE_FUTURE,
    NOT_AGREED,
    NOTHING_WRITTEN,
    SAME_NUMBER,
    SIGNED_ALREADY,
    Refused,
)
from selaras.web.agreements.steps import BEFORE_SIGNING, DECREES, Side, has_signed, missing_of
from selaras.web.agreements.words import PAPERS, SIDES, dated, listed, region_name
from selaras.web.cohorts.models import Participation

_WANTED = {
    "number": Text(id="nomor MoU", en="the number of the MoU"),
    "signer": Text(id="nama penanda tangan", en="the name of who signed"),
    "title": Text(id="jabatan penanda tangan", en="the title of who signed"),
}


@dataclass(frozen=True, slots=True)
class Signature:
    """The number that a side gives the memorandum, the day, and who signed for it."""

    number: str
    on: date
    signer: str
    title: str


def sign(
    *,
    participation: Participation,
    signatures: Mapping[Side, Signature],
    by: Viewer,
    at: datetime,
) -> Agreement:
    """Enter the signature of one side, or of both; all of them or none.

    What was entered is never overwritten: whoever comes second is told what the first entered.
    Raises Refused also before both sides agreed, for a day that cannot be, and for a number of
    the ministry that another region has. `field` of a refusal is `<side>_<field of Signature>`.
    """
    deed = Deed(by, at)
    details = {
        f"{side}_{name}": value
        for side, each in signatures.items()
        for name, value in (("number", each.number), ("on", each.on.isoformat()))
    }
    with step(participation, deed, what="agreement.signed", details=details) as agreement:
        for side, signature in signatures.items():
            _require_unsigned(agreement, side)
            _require_complete(side, signature)
            _require_agreed(agreement)
            _require_possible(agreement, side, signature.on, at)
            _require_own_number(agreement, side, signature.number.strip())
            _enter(agreement, side, signature)
    return agreement


def _enter(agreement: Agreement, side: Side, signature: Signature) -> None:
    setattr(agreement, f"{side}_number", signature.number.strip())
    setattr(agreement, f"{side}_signed_on", signature.on)
    setattr(agreement, f"{side}_signer", signature.signer.strip())
    setattr(agreement, f"{side}_signer_title", signature.title.strip())


def _require_unsigned(agreement: Agreement, side: Side) -> None:
    if has_signed(agreement, side):
        raise Refused(
            SIGNED_ALREADY.format(
                side=SIDES[side],
                region=region_name(agreement.participation.region),
                number=getattr(agreement, f"{side}_number"),
                on=dated(getattr(agreement, f"{side}_signed_on")),
                signer=getattr(agreement, f"{side}_signer"),
            )
        )


def _require_complete(side: Side, signature: Signature) -> None:
    for name, words in _WANTED.items():
        if not getattr(signature, name).strip():
            raise Refused(NOTHING_WRITTEN.format(what=words), f"{side}_{name}")


def _require_agreed(agreement: Agreement) -> None:
    missing = [
        each for each in missing_of(agreement, papers_of(agreement)) if each in BEFORE_SIGNING
    ]
    if missing:
        name = region_name(agreement.participation.region)
        raise Refused(NOT_AGREED.format(region=name, missing=listed(missing)))


def _require_possible(agreement: Agreement, side: Side, on: date, at: datetime) -> None:
    field, day = f"{side}_on", dated(on)
    if on > timezone.localdate(at):
        raise Refused(IN_THE_FUTURE.format(day=day), field)
    if agreement.invited_at is not None:
        invited = timezone.localdate(agreement.invited_at)
        if on < invited:
            raise Refused(BEFORE_INVITATION.format(day=day, invited=dated(invited)), field)
    for paper in papers_of(agreement):
        if paper.kind in DECREES and on < paper.dated:
            told = {"paper": PAPERS[paper.kind], "decreed": dated(paper.dated)}
            raise Refused(BEFORE_DECREE.format(day=day, **told), field)


def _require_own_number(agreement: Agreement, side: Side, number: str) -> None:
    """The ministry numbers each memorandum; regions may happen to use the same number."""
    if side is not Side.MINISTRY:
        return
    others = Agreement.objects.filter(ministry_number__iexact=number).exclude(pk=agreement.pk)
    other = others.select_related("participation").first()
    if other is not None:
        name = region_name(other.participation.region)
        raise Refused(SAME_NUMBER.format(number=number, region=name), f"{side}_number")
