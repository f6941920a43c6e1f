"""Turns rows of the desk into text: numbers, states and addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from selaras.core.instrument.presentation import shown
from selaras.core.text import Language, format_number
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Round


@dataclass(frozen=True, slots=True)
class Line:
    """A region as the list shows it: everything is text already. `tone` colours the state."""

    address: str
    name: str
    round: str
    state: str
    tone: str
    own: str
    mean: str
    differing: str


class Writing:
    """Turns rows into lines; what is the same for many lines is worked out once."""

    def __init__(
        self,
        rounds: Mapping[int, Round],
        running: Mapping[int, Fraction],
        language: Language,
        every: bool,
    ) -> None:
        self.running = running
        self.language = language
        self.every = every
        self.regions = load_knowledge().region_ever
        self.names = {number: row.name.in_(language) for number, row in rounds.items()}
        self.seats = {number: row.seats for number, row in rounds.items()}
        self.own = {number: _prefix("judgements:judge", row) for number, row in rounds.items()}
        self.all = {number: _prefix("judgements:comparison", row) for number, row in rounds.items()}
        self.words = {
            "complete": gettext("Semua selesai"),
            "waiting": gettext("Selesai, menunggu asesor lain"),
            "begun": gettext("Berjalan"),
            "none": gettext("Belum mulai"),
            "of": gettext("dari"),
        }

    def line(self, row: tuple[Any, ...]) -> Line:
        """The row as text."""
        number, round_, region, finished, index, differing, settled, own, marked, total, done = row
        state, tone = self._state(finished, round_, differing is not None, own, marked, done)
        start, end = self.own[round_] if own is not None else self.all[round_]
        mean, mark = index, ""
        if mean is None and self.every:
            mean, mark = self.running.get(number), "± "
        shown_mean = self._number(mean)
        return Line(
            f"{start}{region}{end}",
            self.regions[region].name,
            self.names[round_],
            state,
            tone,
            self._number(total),
            f"{mark}{shown_mean}" if shown_mean else "",
            _differences(differing, settled),
        )

    def _state(
        self,
        finished: int,
        round_: int,
        complete: bool,
        own: int | None,
        marked: int | None,
        done: datetime | None,
    ) -> tuple[str, str]:
        words = self.words
        if complete:
            return words["complete"], "good"
        if own is None:
            return f"{finished} {words['of']} {self.seats[round_]}", ""
        if done is not None:
            return words["waiting"], "good"
        return (f"{words['begun']} ({marked})", "warning") if marked else (words["none"], "")

    def _number(self, value: Decimal | Fraction | None) -> str:
        if value is None:
            return ""
        return format_number(shown(Fraction(value)), self.language, 2)


def _differences(differing: int | None, settled: int | None) -> str:
    if not differing:
        return "" if differing is None else "0"
    return f"{differing - (settled or 0)}/{differing}"


def _prefix(view: str, row: Round) -> tuple[str, str]:
    """What stands before and behind the code of a region in an address."""
    start, _, end = reverse(view, args=(row.key, "00")).rpartition("/00/")
    return f"{start}/", f"/{end}"
