"""Reads: every region that the viewer judges in the rounds under way, a page at a time.

Lists are built from the columns that writes keep up to date, without model objects: some
thousand regions are sorted, and 250 of them shown, in a few hundredths of a second.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, FilteredRelation, Q, QuerySet

from selaras.core.text import Language
from selaras.reference import load_knowledge, search_regions
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import manages_rounds, phase_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.desk_lines import Line, Writing
from selaras.web.judgements.models import Seat

PAGE = 250

STATES = ("open", "finished", "complete", "differing")
SORTS = ("score", "name")

_COLUMNS = (
    "pk",
    "round",
    "region",
    "finished_seats",
    "index",
    "agreement__differing",
    "agreement__settled",
    "own__pk",
    "own__marked",
    "own__index",
    "own__finished_at",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the list is narrowed and sorted, as the address says."""

    words: str = ""
    round: str = ""
    state: str = ""
    sort: str = SORTS[0]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.round or self.state)


@dataclass(frozen=True, slots=True)
class Desk:
    """A page of lines. `manages` for the ministry, `seated` for those who have seats."""

    page: Page[tuple[Any, ...]]
    lines: list[Line]
    rounds: list[Round]
    manages: bool
    seated: bool


def read_wish(sent: Mapping[str, str]) -> Wish:
    """What the address asks for; anything unknown is as if it were not there."""
    state, sort = sent.get("state", ""), sent.get("sort", "")
    return Wish(
        words=sent.get("q", "").strip()[:80],
        round=sent.get("round", "")[:60],
        state=state if state in STATES else "",
        sort=sort if sort in SORTS else SORTS[0],
    )


def desk_of(viewer: Viewer, wish: Wish, number: str | None, language: Language, day: date) -> Desk:
    """A page of the viewer's list; as many queries for one region as for a thousand."""
    every = manages_rounds(viewer)
    rounds = {row.pk: row for row in _rounds(day, viewer, every)}
    chosen = [row for row in rounds.values() if not wish.round or row.key == wish.round]
    found = _seated(viewer, chosen, day, every)
    found = _narrowed(found, wish, every)
    if wish.sort == "name":
        page, rows = _by_name(found, number)
    else:
        page = Paginator(_by_score(found).values_list(*_COLUMNS), PAGE).get_page(number)
        rows = list(page.object_list)
    running = _running(rows, viewer) if every else {}
    writing = Writing(rounds, running, language, every)
    return Desk(
        page,
        [writing.line(row) for row in rows],
        list(rounds.values()),
        every,
        any(row[7] is not None for row in rows),
    )


def _rounds(day: date, viewer: Viewer, every: bool) -> list[Round]:
    """Rounds under way; for assessors those in whose phase they see marks."""
    rows = Round.objects.filter(published_at=None).prefetch_related("terms")
    states = rights.closed_states(Kind.MARKS, Action.SEE)
    found = []
    for row in rows:
        phase = phase_of(row, day)
        if phase != Phase.PREPARING and (every or phase in states):
            found.append(row)
    return found


def _seated(viewer: Viewer, rounds: list[Round], day: date, every: bool) -> "QuerySet[Participant]":
    mine = Q(seats__holder__in=viewer.memberships)
    found = Participant.objects.alias(own=FilteredRelation("seats", condition=mine))
    if every:
        return found.filter(round__in=[row.pk for row in rounds])
    by_phase: dict[Phase, list[int]] = {}
    for row in rounds:
        by_phase.setdefault(phase_of(row, day), []).append(row.pk)
    allowed = Q(pk__in=[])
    for phase, numbers in by_phase.items():
        reach = rights.condition(viewer, Kind.MARKS, Action.SEE, field="region", state=phase)
        allowed |= Q(round__in=numbers) & reach
    again = Q(open_until__isnull=False, open_until__gte=day)
    return found.filter(allowed & ~again & Q(**{"own__isnull": False}))


def _narrowed(found: "QuerySet[Participant]", wish: Wish, every: bool) -> "QuerySet[Participant]":
    if wish.words:
        known = load_knowledge()
        named = search_regions(known, wish.words, len(known.regions))
        found = found.filter(region__in=[each.code for each in named])
    if wish.state == "complete":
        return found.filter(agreement__isnull=False)
    if wish.state == "differing":
        return found.filter(agreement__differing__gt=F("agreement__settled"))
    if wish.state and every:
        # Whoever runs rounds asks about regions, assessors about their own seats.
        done = Q(agreement__isnull=False)
        return found.filter(done if wish.state == "finished" else ~done)
    if wish.state:
        return found.filter(Q(**{"own__finished_at__isnull": wish.state == "open"}))
    return found


def _by_score(found: "QuerySet[Participant]") -> "QuerySet[Participant]":
    """The agreed index first: it is there once all have finished, so that nothing shows through
    before; then the own total."""
    return found.order_by(
        F("index").desc(nulls_last=True), F("own__index").desc(nulls_last=True), "region", "pk"
    )


def _by_name(
    found: "QuerySet[Participant]", number: str | None
) -> tuple[Page[Any], list[tuple[Any, ...]]]:
    regions = load_knowledge().region_ever
    keys = list(found.order_by().values_list("pk", "region"))
    keys.sort(key=lambda key: (regions[key[1]].name, key[0]))
    page = Paginator(keys, PAGE).get_page(number)
    wanted = [key[0] for key in page.object_list]
    rows = {row[0]: row for row in found.filter(pk__in=wanted).values_list(*_COLUMNS)}
    return page, [rows[key] for key in wanted if key in rows]


def _running(rows: list[tuple[Any, ...]], viewer: Viewer) -> dict[int, Fraction]:
    """The mean of the totals so far of regions that are not finished, for the ministry; not of
    those that the viewer judges as well."""
    numbers = [row[0] for row in rows if row[4] is None and row[7] is None]
    totals: dict[int, list[Fraction]] = {}
    found = Seat.objects.filter(participant__in=numbers, index__isnull=False).order_by()
    for number, index in found.values_list("participant", "index"):
        assert index is not None
        totals.setdefault(number, []).append(Fraction(index))
    return {number: sum(each, Fraction(0)) / len(each) for number, each in totals.items()}
