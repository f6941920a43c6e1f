"""Local finance: the budget of a region, what it says about the region, and room for a plan."""

from selaras.core.finance.apbd import Apbd, Basis, apbd
from selaras.core.finance.bands import Band
from selaras.core.finance.ratios import RATIOS, Ratio, RatioKind, growth
from selaras.core.finance.room import Room, room

__all__ = [
    "RATIOS",
    "Apbd",
    "Band",
    "Basis",
    "Ratio",
    "RatioKind",
    "Room",
    "apbd",
    "growth",
    "room",
]
