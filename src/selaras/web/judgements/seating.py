"""Reads: the seats of a round by region and by assessor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Round
from selaras.web.judgements.assessors import Assessor, Bar, assessors_on
from selaras.web.judgements.models import Seat

BAR_NAMES: Mapping[Bar, Promise] = {
    Bar.ADVISED: _("pernah membimbing"),
    Bar.WORKED: _("bekerja atau pernah bekerja di sana"),
    Bar.DECLARED: _("menyatakan benturan kepentingan"),
    Bar.OUT_OF_REACH: _("jabatannya tidak menjangkau daerah ini"),
}


@dataclass(frozen=True, slots=True)
class RegionSeats:
    """A region with its seats, and how many it lacks."""

    region: Region
    seats: tuple[Seat, ...]
    lacking: int


@dataclass(frozen=True, slots=True)
class Load:
    """An assessor with how many regions of the round, and how many of them are finished."""

    assessor: Assessor
    load: int
    finished: int


def panels_of(row: Round) -> list[RegionSeats]:
    """Every region of the round by name, with who judges it; two queries."""
    seats: dict[str, list[Seat]] = {
        region: [] for region in row.participants.order_by().values_list("region", flat=True)
    }
    found = Seat.objects.filter(participant__round=row).select_related(
        "participant", "holder__person"
    )
    for seat in found.order_by("pk"):
        seats[seat.participant.region].append(seat)
    regions = load_knowledge().region_ever
    wanted = max(row.seats, 2)
    lines = [
        RegionSeats(regions[code], tuple(each), max(wanted - len(each), 0))
        for code, each in seats.items()
    ]
    return sorted(lines, key=lambda line: line.region.name)


def loads_of(row: Round, day: date) -> list[Load]:
    """Every assessor by name, with what the round gives to do; four queries."""
    seats: dict[int, list[bool]] = {}
    held = Seat.objects.filter(participant__round=row).order_by()
    for person, finished in held.values_list("holder__person", "finished_at"):
        seats.setdefault(person, []).append(finished is not None)
    return [
        Load(each, len(seats.get(each.person, [])), sum(seats.get(each.person, [])))
        for each in assessors_on(day)
    ]


def bars_of(bars: Mapping[Bar, int]) -> list[tuple[Promise, int]]:
    """Why people may not judge a region, the most frequent reason first."""
    return [(BAR_NAMES[bar], many) for bar, many in sorted(bars.items(), key=lambda each: -each[1])]
