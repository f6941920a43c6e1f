"""Writes: cohorts opened, described, announced, closed; regions added, described, withdrawn."""

from selaras.web.cohorts.actions.cohorts import (
    About,
    announce,
    change_cohort,
    close,
    open_cohort,
)
from selaras.web.cohorts.actions.participations import (
    Wanted,
    add_regions,
    change_participation,
    withdraw,
)
from selaras.web.cohorts.actions.selecting import take_selected

__all__ = [
    "About",
    "Wanted",
    "add_regions",
    "announce",
    "change_cohort",
    "change_participation",
    "close",
    "open_cohort",
    "take_selected",
    "withdraw",
]
