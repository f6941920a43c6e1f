"""Writes: prepare a letter, correct it, release it, withdraw it, bring several together."""

from selaras.web.outbox.actions.gathering import send_gathered
from selaras.web.outbox.actions.preparing import correct, prepare
from selaras.web.outbox.actions.releasing import release, send
from selaras.web.outbox.actions.returning import try_again, withdraw
from selaras.web.outbox.actions.tending import tend

__all__ = [
    "correct",
    "prepare",
    "release",
    "send",
    "send_gathered",
    "tend",
    "try_again",
    "withdraw",
]
