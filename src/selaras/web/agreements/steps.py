"""How far a memorandum is, and what is missing: worked out from its dates and its papers."""

from collections.abc import Collection
from enum import StrEnum
from hashlib import sha256

from selaras.web.agreements.models import Agreement, Paper

DECREES = (Paper.Kind.COUNCIL_DECREE, Paper.Kind.TEAM_DECREE)


class Side(StrEnum):
    """The parties of a memorandum."""

    REGION = "region"
    MINISTRY = "ministry"


class Step(StrEnum):
    """What has been reached, in the order of the way."""

    SELECTED = "selected"
    INVITED = "invited"
    DECREED = "decreed"
    AGREED = "agreed"
    SIGNED = "signed"


class Missing(StrEnum):
    """What is still to come, in the order in which it is asked for."""

    INVITATION = "invitation"
    COUNCIL_DECREE = "council_decree"
    TEAM_DECREE = "team_decree"
    TEXT = "text"
    REGION_AGREES = "region_agrees"
    MINISTRY_AGREES = "ministry_agrees"
    REGION_SIGNS = "region_signs"
    MINISTRY_SIGNS = "ministry_signs"
    SCAN = "scan"


BEFORE_SIGNING = tuple(Missing)[: tuple(Missing).index(Missing.REGION_SIGNS)]
"""What must be there before anybody signs."""


def digest_of(text: str) -> str:
    """The digest (SHA-256, hexadecimal) by which a wording of the memorandum is known."""
    return sha256(text.encode()).hexdigest()


def has_agreed(agreement: Agreement, side: Side) -> bool:
    """Whether that side agreed to the text as it now stands."""
    given = getattr(agreement, f"{side}_agreed_digest")
    return bool(agreement.text) and given == digest_of(agreement.text)


def has_signed(agreement: Agreement, side: Side) -> bool:
    """Whether that side's signature was entered."""
    return getattr(agreement, f"{side}_signed_on") is not None


def missing_of(agreement: Agreement | None, papers: Collection[Paper]) -> tuple[Missing, ...]:
    """All that is missing of a memorandum, with the papers ever brought for it; no query."""
    if agreement is None:
        return tuple(Missing)
    kinds = {paper.kind for paper in papers if paper.replaced_at is None}
    there = {
        Missing.INVITATION: agreement.invited_at is not None,
        Missing.COUNCIL_DECREE: Paper.Kind.COUNCIL_DECREE in kinds,
        Missing.TEAM_DECREE: Paper.Kind.TEAM_DECREE in kinds,
        Missing.TEXT: bool(agreement.text),
        Missing.REGION_AGREES: has_agreed(agreement, Side.REGION),
        Missing.MINISTRY_AGREES: has_agreed(agreement, Side.MINISTRY),
        Missing.REGION_SIGNS: has_signed(agreement, Side.REGION),
        Missing.MINISTRY_SIGNS: has_signed(agreement, Side.MINISTRY),
        Missing.SCAN: Paper.Kind.SCAN in kinds,
    }
    return tuple(each for each in Missing if not there[each])


_REACHED = (
    (Step.SELECTED, {Missing.INVITATION}),
    (Step.INVITED, {Missing.COUNCIL_DECREE, Missing.TEAM_DECREE}),
    (Step.DECREED, {Missing.TEXT, Missing.REGION_AGREES, Missing.MINISTRY_AGREES}),
    (Step.AGREED, {Missing.REGION_SIGNS, Missing.MINISTRY_SIGNS}),
)
"""A step is where the way stands while anything of its set is missing."""


def step_of(agreement: Agreement | None, papers: Collection[Paper]) -> Step:
    """The step that was reached; the scan may follow the signatures. No query."""
    missing = set(missing_of(agreement, papers))
    return next((step for step, wanted in _REACHED if missing & wanted), Step.SIGNED)


def due_of(missing: Collection[Missing]) -> tuple[Missing, ...]:
    """What of it the next step waits for."""
    wanted = next((wanted for _, wanted in _REACHED if wanted & set(missing)), {Missing.SCAN})
    return tuple(each for each in missing if each in wanted)
