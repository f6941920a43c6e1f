"""Writes: a region's way begins, goes from gate to gate, and ends."""

from selaras.web.guidance.actions.answering import approve, ask, send_back
from selaras.web.guidance.actions.beginning import begin, begin_all
from selaras.web.guidance.actions.handing_in import hand_in
from selaras.web.guidance.actions.linking import link_plan
from selaras.web.guidance.actions.opening import except_gate, open_gate
from selaras.web.guidance.actions.planning import plan_dates
from selaras.web.guidance.actions.refreshing import refresh, refresh_all

__all__ = [
    "approve",
    "ask",
    "begin",
    "begin_all",
    "except_gate",
    "hand_in",
    "link_plan",
    "open_gate",
    "plan_dates",
    "refresh",
    "refresh_all",
    "send_back",
]
