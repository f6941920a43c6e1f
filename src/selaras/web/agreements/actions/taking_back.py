"""Writes: take back what was entered wrongly, with the reason."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from selaras.core.text import Text
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.agreements.actions.holding import Deed, step
from selaras.web.agreements.actions.papers import refuse_after_signing
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.queries import papers_of
from selaras.web.agreements.refusals import (
    NOTHING_TO_TAKE_BACK,
    NOTHING_WRITTEN,
    PAPERS_HANG_ON_INVITATION,
    SCAN_FIRST,
    SIGNED_BY_BOTH,
    Refused,
)
from selaras.web.agreements.steps import Missing, Side, has_signed
from selaras.web.agreements.words import MISSING, region_name
from selaras.web.cohorts.models import Participation


class Entered(StrEnum):
    """What can be taken back."""

    INVITATION = "invitation"
    COUNCIL_DECREE = "council_decree"
    TEAM_DECREE = "team_decree"
    REGION_AGREES = "region_agrees"
    MINISTRY_AGREES = "ministry_agrees"
    REGION_SIGNS = "region_signs"
    MINISTRY_SIGNS = "ministry_signs"
    SCAN = "scan"


_REASON = Text(id="alasannya", en="the reason")


def take_back(
    *,
    participation: Participation,
    what: Entered,
    reason: str,
    by: Viewer,
    at: datetime,
    seen: int | None = None,
) -> Agreement:
    """Undo one entry. Papers are kept as replaced, numbers and names stay in the record.

    The later comes off first: the scan before a signature, signatures before all else. Once both
    sides signed, the ministry alone takes a signature back. Raises Refused otherwise, and where
    there is no such entry.
    """
    details = {"what": what.value, "reason": reason.strip()}
    deed = Deed(by, at)
    code, late = "agreement.taken_back", what is Entered.SCAN
    with step(participation, deed, what=code, seen=seen, late=late, details=details) as agreement:
        if not reason.strip():
            raise Refused(NOTHING_WRITTEN.format(what=_REASON), "reason")
        _UNDO[what](agreement, deed)
    return agreement


def _invitation(agreement: Agreement, deed: Deed) -> None:
    name = region_name(agreement.participation.region)
    if agreement.invited_at is None:
        raise _nothing(Entered.INVITATION, agreement)
    agreed = agreement.region_agreed_at or agreement.ministry_agreed_at
    if papers_of(agreement) or agreed:
        raise Refused(PAPERS_HANG_ON_INVITATION.format(region=name))
    agreement.invited_at, agreement.invitation_number = None, ""


def _paper(kind: str) -> Callable[[Agreement, Deed], None]:
    def undo(agreement: Agreement, deed: Deed) -> None:
        if kind != Paper.Kind.SCAN:
            refuse_after_signing(agreement)
        in_force = agreement.papers.filter(kind=kind, replaced_at=None)
        if not in_force.update(replaced_at=deed.at):
            raise _nothing(Entered(kind), agreement)

    return undo


def _agreed(side: Side) -> Callable[[Agreement, Deed], None]:
    def undo(agreement: Agreement, deed: Deed) -> None:
        refuse_after_signing(agreement)
        if getattr(agreement, f"{side}_agreed_at") is None:
            raise _nothing(Entered(f"{side}_agrees"), agreement)
        setattr(agreement, f"{side}_agreed_digest", "")
        setattr(agreement, f"{side}_agreed_at", None)
        setattr(agreement, f"{side}_agreed_by", None)

    return undo


def _signed(side: Side) -> Callable[[Agreement, Deed], None]:
    def undo(agreement: Agreement, deed: Deed) -> None:
        if not has_signed(agreement, side):
            raise _nothing(Entered(f"{side}_signs"), agreement)
        region = agreement.participation.region
        manages = rights.post_for(deed.by, Kind.AGREEMENT, Action.MANAGE, [region])
        if agreement.signed_on is not None and manages is None and deed.by is not SYSTEM:
            # What rests on it, such as the guidance, is not one side's to shake.
            raise Refused(SIGNED_BY_BOTH.format(region=region_name(region)))
        if any(paper.kind == Paper.Kind.SCAN for paper in papers_of(agreement)):
            raise Refused(SCAN_FIRST.format(region=region_name(agreement.participation.region)))
        setattr(agreement, f"{side}_number", "")
        setattr(agreement, f"{side}_signer", "")
        setattr(agreement, f"{side}_signer_title", "")
        setattr(agreement, f"{side}_signed_on", None)

    return undo


_UNDO: dict[Entered, Callable[[Agreement, Deed], None]] = {
    Entered.INVITATION: _invitation,
    Entered.COUNCIL_DECREE: _paper(Paper.Kind.COUNCIL_DECREE),
    Entered.TEAM_DECREE: _paper(Paper.Kind.TEAM_DECREE),
    Entered.REGION_AGREES: _agreed(Side.REGION),
    Entered.MINISTRY_AGREES: _agreed(Side.MINISTRY),
    Entered.REGION_SIGNS: _signed(Side.REGION),
    Entered.MINISTRY_SIGNS: _signed(Side.MINISTRY),
    Entered.SCAN: _paper(Paper.Kind.SCAN),
}


def _nothing(what: Entered, agreement: Agreement) -> Refused:
    name = region_name(agreement.participation.region)
    return Refused(NOTHING_TO_TAKE_BACK.format(what=MISSING[Missing(what)], region=name))
