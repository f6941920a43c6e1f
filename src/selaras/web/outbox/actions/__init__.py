"""Writes: prepare a letter, correct it, release it, withdraw it, bring several together."""

from selaras.web.outbox.actions.preparing import correct, prepare
from selaras.web.outbox.actions.releasing import send

__all__ = ["correct", "prepare", "send"]
