"""Instruments: versioned trees of questions, and what answers to them are worth.

`stability` is not imported here: it needs numpy, which a score does not.
"""

from selaras.core.instrument.answers import (
    AnswerError,
    AnswerProblem,
    NotAValue,
    parse_exact,
    parse_value,
    problems_in,
)
from selaras.core.instrument.bridge import (
    NO_BRIDGE,
    Bridge,
    Carried,
    Improvement,
    Left,
    Moved,
    Pair,
    carry,
    improvement,
    same_version,
)
from selaras.core.instrument.instrument import (
    EVIDENCE_KINDS,
    PURPOSES,
    REGION_KINDS,
    ROOT,
    YES_NO,
    Band,
    Instrument,
    Level,
    Method,
    Node,
    Predicate,
    Scale,
    Wanted,
)
from selaras.core.instrument.presentation import exact, in_words, shown
from selaras.core.instrument.ranking import Entry, Placed, rank
from selaras.core.instrument.score import NodeScore, Part, Score, coverage, node_values, score

__all__ = [
    "EVIDENCE_KINDS",
    "NO_BRIDGE",
    "PURPOSES",
    "REGION_KINDS",
    "ROOT",
    "YES_NO",
    "AnswerError",
    "AnswerProblem",
    "Band",
    "Bridge",
    "Carried",
    "Entry",
    "Improvement",
    "Instrument",
    "Left",
    "Level",
    "Method",
    "Moved",
    "Node",
    "NodeScore",
    "NotAValue",
    "Pair",
    "Part",
    "Placed",
    "Predicate",
    "Scale",
    "Score",
    "Wanted",
    "carry",
    "coverage",
    "exact",
    "improvement",
    "in_words",
    "node_values",
    "parse_exact",
    "parse_value",
    "problems_in",
    "rank",
    "same_version",
    "score",
    "shown",
]
