"""Reads: the term of a phase, what an instrument asks of a kind of region."""

from datetime import date

from selaras.core.instrument import Instrument, Node
from selaras.reference import load_knowledge
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
    kind = load_knowledge().region[region].kind
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
