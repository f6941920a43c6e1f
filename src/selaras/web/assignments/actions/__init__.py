"""Writes: give parts of a plan to agencies, hand them on, call them finished, remind."""

from selaras.web.assignments.actions.giving import Unfit, assign, assign_to_leads, release
from selaras.web.assignments.actions.handing import hand_on, note_done
from selaras.web.assignments.actions.reminding import remind

__all__ = ["Unfit", "assign", "assign_to_leads", "hand_on", "note_done", "release", "remind"]
