"""Writes: the text of the memorandum, and that a side agrees to it."""

from datetime import datetime

from django.utils import timezone

from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.actions.holding import Deed, require_invited, step
from selaras.web.agreements.actions.papers import refuse_after_signing
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.queries import papers_of
from selaras.web.agreements.refusals import (
    AGREED_ALREADY,
    NO_DECREES,
    NO_TEXT,
    TEXT_CHANGED,
    Refused,
)
from selaras.web.agreements.steps import Missing, Side, digest_of, has_agreed, missing_of
from selaras.web.agreements.words import SIDES, dated, listed
from selaras.web.cohorts.models import Participation


def write_text(
    *,
    participation: Participation,
    text: str,
    by: Viewer,
    at: datetime,
    seen: int | None = None,
) -> Agreement:
    """Write the memorandum anew; a changed text needs both sides to agree again.

    Raises Refused after a signature, for an empty text, and where somebody else was first.
    """
    told = text.strip()
    details = {"digest": digest_of(told)}
    deed = Deed(by, at)
    with step(
        participation, deed, what="agreement.written", seen=seen, details=details
    ) as agreement:
        refuse_after_signing(agreement)
        if not told:
            raise Refused(NO_TEXT, "text")
        agreement.text = told
    return agreement


def agree(
    *,
    participation: Participation,
    side: Side,
    digest: str,
    by: Viewer,
    at: datetime,
) -> Agreement:
    """Agree for one side to the text with that digest: the one that was read.

    Raises Refused before both decrees are there, and where the text is another by now.
    """
    deed = Deed(by, at)
    details = {"side": side.value, "digest": digest}
    with step(participation, deed, what="agreement.agreed", details=details) as agreement:
        _require_agreeable(agreement, side, digest)
        setattr(agreement, f"{side}_agreed_digest", digest)
        setattr(agreement, f"{side}_agreed_at", at)
        setattr(agreement, f"{side}_agreed_by", by.person)
    return agreement


def _require_agreeable(agreement: Agreement, side: Side, digest: str) -> None:
    require_invited(agreement)
    decrees = {Missing.COUNCIL_DECREE, Missing.TEAM_DECREE}
    missing = [each for each in missing_of(agreement, papers_of(agreement)) if each in decrees]
    if missing:
        raise Refused(NO_DECREES.format(missing=listed(missing)))
    if not agreement.text:
        raise Refused(NO_TEXT)
    if digest != digest_of(agreement.text):
        raise Refused(TEXT_CHANGED)
    if has_agreed(agreement, side):
        given: datetime = getattr(agreement, f"{side}_agreed_at")
        day = dated(timezone.localdate(given))
        raise Refused(AGREED_ALREADY.format(side=SIDES[side], on=day))
