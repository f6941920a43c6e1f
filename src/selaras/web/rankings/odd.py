"""Where scores look odd. A hint to look closer, never a verdict; bounds are said on the page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db.models import Count, Exists, F, Max, Min, OuterRef

from selaras.core.instrument import Instrument, shown
from selaras.reference import load_knowledge
from selaras.web.answers.models import Evidence
from selaras.web.answers.queries import values_of_many
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.models import Mark, Seat

APART: Final = Fraction(1, 5)
"""Share of the scale by which the totals of two assessors of one region differ."""

LEANING: Final = Fraction(1, 10)
"""Share of the scale by which an assessor lies above or below the others on average."""

REGIONS: Final = 3
"""Fewest regions that say something about how an assessor leans."""

ABOVE: Final = Fraction(1, 5)
"""Share of the scale by which a region's own total lies above that of the assessors."""

ANSWERS: Final = 5
"""Fewest answers, or marks, of which it says something that all are the same."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds in units of the scale of the index."""

    apart: Fraction
    leaning: Fraction
    above: Fraction
    regions: int = REGIONS
    answers: int = ANSWERS


@dataclass(frozen=True, slots=True)
class Odd:
    """Something to look at: where, by whom, and by how much (None where nothing is measured)."""

    regions: tuple[str, ...]
    who: tuple[str, ...]
    amount: Decimal | int | None

    @property
    def names(self) -> str:
        """The regions by name."""
        known = load_knowledge().region_ever
        return ", ".join(known[code].name for code in self.regions)

    @property
    def people(self) -> str:
        """The people by name."""
        return ", ".join(self.who)


@dataclass(frozen=True, slots=True)
class Found:
    """All that looks odd in a round, by kind; largest amount first."""

    apart: Sequence[Odd]
    leaning: Sequence[Odd]
    unproven: Sequence[Odd]
    identical: Sequence[Odd]
    same_mark: Sequence[Odd]
    above: Sequence[Odd]


def bounds_of(own: Instrument) -> Bounds:
    """The bounds for the scale of this instrument."""
    width = own.root.scale.high - own.root.scale.low
    return Bounds(APART * width, LEANING * width, ABOVE * width)


def look(row: Round, own: Instrument) -> Found:
    """Everything odd in the round; seven queries, however many regions there are."""
    bounds = bounds_of(own)
    totals = list(
        Seat.objects.filter(participant__round=row, finished_at__isnull=False, index__isnull=False)
        .order_by("participant", "pk")
        .values_list("participant__region", "holder__person", "holder__person__name", "index")
    )
    return Found(
        apart=_largest_first(_apart(totals, bounds.apart)),
        leaning=_largest_first(_leaning(totals, bounds.leaning)),
        unproven=_largest_first(_unproven(row, own)),
        identical=_largest_first(_identical(row)),
        same_mark=_largest_first(_same_mark(row)),
        above=_largest_first(_above(row, bounds.above)),
    )


def _largest_first(found: Iterable[Odd]) -> list[Odd]:
    return sorted(found, key=lambda odd: (-abs(Decimal(odd.amount or 0)), odd.regions, odd.who))


Total = tuple[str, int, str, Decimal]


def _by_region(totals: Iterable[Any]) -> dict[str, list[Total]]:
    found: dict[str, list[Total]] = defaultdict(list)
    for each in totals:
        found[each[0]].append(each)
    return found


def _apart(totals: Iterable[Any], bound: Fraction) -> Iterable[Odd]:
    for region, seats in _by_region(totals).items():
        ordered = sorted(seats, key=lambda seat: seat[3])
        gap = Fraction(ordered[-1][3]) - Fraction(ordered[0][3])
        if gap > bound:
            yield Odd((region,), (ordered[0][2], ordered[-1][2]), shown(gap))


def _leaning(totals: Iterable[Any], bound: Fraction) -> Iterable[Odd]:
    """The mean of own total less the mean of the others', over regions judged together."""
    names: dict[int, str] = {}
    gaps: dict[int, list[Fraction]] = defaultdict(list)
    for seats in _by_region(totals).values():
        whole = sum((Fraction(seat[3]) for seat in seats), Fraction(0))
        for _, person, name, index in seats:
            if len(seats) > 1:
                others = (whole - Fraction(index)) / (len(seats) - 1)
                gaps[person].append(Fraction(index) - others)
                names[person] = name
    for person, found in gaps.items():
        mean = sum(found, Fraction(0)) / len(found)
        if len(found) >= REGIONS and abs(mean) > bound:
            yield Odd((), (names[person],), shown(mean))


def _unproven(row: Round, own: Instrument) -> Iterable[Odd]:
    """Marks above the lowest value where required evidence was not given."""
    by_low: dict[Fraction, list[str]] = defaultdict(list)
    for node in own.nodes:
        if any(wanted.required for wanted in node.evidence):
            by_low[node.scale.low].append(node.code)
    proof = Evidence.objects.filter(
        participant=OuterRef("seat__participant"), code=OuterRef("code")
    )
    for low, codes in by_low.items():
        found = (
            Mark.objects.filter(seat__participant__round=row, code__in=codes)
            .filter(value__gt=Decimal(low.numerator) / Decimal(low.denominator))
            .filter(~Exists(proof))
            .order_by()
            .values("seat__participant__region", "seat__holder__person__name")
            .annotate(many=Count("pk"))
        )
        for region, name, many in found.values_list(
            "seat__participant__region", "seat__holder__person__name", "many"
        ):
            yield Odd((region,), (name,), many)


def _identical(row: Round) -> Iterable[Odd]:
    """Regions whose answers are the same at every node. Only those with the same total and the
    same number of answers are looked at closer."""
    columns: dict[tuple[Decimal, int], list[Participant]] = defaultdict(list)
    for each in Participant.objects.filter(
        round=row, own_index__isnull=False, answered__gte=ANSWERS
    ).order_by("region"):
        assert each.own_index is not None
        columns[each.own_index, each.answered].append(each)
    alike = [each for group in columns.values() if len(group) > 1 for each in group]
    values = values_of_many(alike)
    found: dict[frozenset[tuple[str, Fraction]], list[str]] = defaultdict(list)
    for each in alike:
        found[frozenset(values[each.pk].items())].append(each.region)
    for answers, regions in found.items():
        if len(regions) > 1 and len(answers) >= ANSWERS:
            yield Odd(tuple(regions), (), len(answers))


def _same_mark(row: Round) -> Iterable[Odd]:
    found = (
        Mark.objects.filter(seat__participant__round=row, value__isnull=False)
        .order_by()
        .values("seat", "seat__participant__region", "seat__holder__person__name")
        .annotate(least=Min("value"), most=Max("value"), many=Count("pk"))
        .filter(least=F("most"), many__gte=ANSWERS)
    )
    for each in found:
        yield Odd(
            (each["seat__participant__region"],),
            (each["seat__holder__person__name"],),
            each["many"],
        )


def _above(row: Round, bound: Fraction) -> Iterable[Odd]:
    found = Participant.objects.filter(
        round=row, own_index__isnull=False, index__isnull=False, own_index__gt=F("index")
    )
    for region, own, index in found.values_list("region", "own_index", "index"):
        assert own is not None
        assert index is not None
        gap = Fraction(own) - Fraction(index)
        if gap > bound:
            yield Odd((region,), (), shown(gap))
