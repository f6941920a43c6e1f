"""Reads: the term of a phase, what an instrument asks of a kind of region, participants."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from selaras.core.framework import Region
from selaras.core.instrument import Instrument, Node
from selaras.reference import load_knowledge, search_regions
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.assessments.phases import Phase


def term_of(row: Round, phase: Phase) -> Term | None:
    """The term of a phase; no query where terms were fetched with the round."""
    return next((term for term in row.terms.all() if term.phase == phase), None)


def answer_until(row: Participant) -> date | None:
    """The last day on which answers of this region are in time."""
    term = term_of(row.round, Phase.ANSWERING)
    ends = [day for day in (term.until if term else None, row.open_until) if day is not None]
    return max(ends, default=None)


def asked_of(instrument: Instrument, region: str) -> tuple[Node, ...]:
    """The leaves that are asked of this region's kind, in the order of the paper.

    What applies to other kinds only is left out with all below it.
    """
    kind = load_knowledge().region_ever[region].kind
    return leaves_of(instrument, kind)


def leaves_of(instrument: Instrument, kind: str) -> tuple[Node, ...]:
    """The leaves that are asked of a kind of region, in the order of the paper."""
    out: set[str] = set()
    found: list[Node] = []
    for node in instrument.branch():
        left = bool(node.applies) and kind not in node.applies
        if left or node.parent in out:
            out.add(node.code)
        elif node.is_leaf:
            found.append(node)
    return tuple(found)


PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """Which participants a list shows; empty means all."""

    words: str = ""
    province: str = ""
    cohort: str = ""

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.province or self.cohort)


def participants_in(row: Round, choice: Choice) -> QuerySet[Participant]:
    """Participants of the round that fit, in the order of their codes."""
    found = Participant.objects.filter(round=row).order_by("region")
    if choice.province:
        found = found.filter(
            Q(region=choice.province) | Q(region__startswith=f"{choice.province}.")
        )
    if choice.cohort:
        found = found.filter(cohort=choice.cohort)
    if choice.words:
        fitting = search_regions(load_knowledge(), choice.words, _ALL_REGIONS)
        found = found.filter(region__in=[region.code for region in fitting])
    return found


def cohorts_of(row: Round | None = None) -> list[str]:
    """Cohorts that participants of this round have, or of any round; newest first."""
    found = Participant.objects.exclude(cohort="")
    if row is not None:
        found = found.filter(round=row)
    return list(found.order_by("-cohort").values_list("cohort", flat=True).distinct())


def provinces_of(row: Round) -> list[Region]:
    """Provinces that have participants in this round, in the order of their codes."""
    codes = {code[:2] for code in row.participants.order_by().values_list("region", flat=True)}
    return [load_knowledge().region_ever[code] for code in sorted(codes)]


_ALL_REGIONS = 1000
"""More than there are."""
