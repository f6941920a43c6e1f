"""Writes: from the invitation to the signatures, in their order."""

from selaras.web.agreements.actions.agreeing import agree, write_text
from selaras.web.agreements.actions.asking import tend
from selaras.web.agreements.actions.inviting import Invited, invite, invite_all, prepare
from selaras.web.agreements.actions.papers import bring_decree, bring_scan
from selaras.web.agreements.actions.signing import Signature, sign
from selaras.web.agreements.actions.taking_back import Entered, take_back

__all__ = [
    "Entered",
    "Invited",
    "Signature",
    "agree",
    "bring_decree",
    "bring_scan",
    "invite",
    "invite_all",
    "prepare",
    "sign",
    "take_back",
    "tend",
    "write_text",
]
