"""What is known of a region's result: plain values, from which letter and report are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from selaras.core.framework import Dimension, Region
from selaras.core.instrument import ROOT, Improvement, Instrument, Node, Score
from selaras.core.text import Text
from selaras.documents.book.book import Anchor


@dataclass(frozen=True, slots=True)
class Settled:
    """The value that the assessors agreed on, and why."""

    value: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection that was decided: what was wanted, what came of it, and why."""

    wanted: Fraction | None
    accepted: bool
    value: Fraction | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the assessors gave a node, in the order of their seats, and what followed."""

    marks: tuple[Fraction | None, ...] = ()
    settled: Settled | None = None
    objected: Objected | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A strength, a weakness or a recommendation, with the node it is about or empty."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the assessors agree: nodes within the bound of nodes compared, and
    Krippendorff's alpha, None where it cannot be computed."""

    within: int
    compared: int
    alpha: Decimal | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The result of the round before, and what moved since then."""

    round: Text
    index: Fraction
    moved: Improvement


@dataclass(frozen=True)
class ResultFacts:
    """A fixed result with all that explains it.

    `index` and `predicate` are the fixed ones. `fingerprint` is the digest of the fixed values
    (64 hexadecimal digits). `province` is the name of the region's province. `seats` is how many
    assessors judged it; marks further apart than `bound` were talked over.
    """

    region: Region
    province: str
    round: Text
    year: int
    instrument: Instrument
    index: Fraction
    predicate: Text | None
    score: Score
    own: Score | None
    earlier: Earlier | None
    judged: Mapping[str, Judged]
    strengths: tuple[Told, ...]
    weaknesses: tuple[Told, ...]
    recommendations: tuple[Told, ...]
    seats: int
    bound: Fraction
    agreement: Agreement | None
    ministry: str
    place: str
    signer: str
    signer_title: str
    letter_number: str
    letter_date: date | None
    fixed_on: date
    fingerprint: str
    demonstration: bool
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    anchor: Anchor | None = None

    @property
    def parts(self) -> tuple[Node, ...]:
        """What the index is made of: the nodes right below it that apply."""
        nodes = self.instrument.children(ROOT)
        return tuple(node for node in nodes if node.code in self.score.nodes)

    @property
    def families(self) -> tuple[Node, ...]:
        """Nodes whose children are the six smart-city dimensions."""
        return tuple(
            node
            for node in self.instrument.branch()
            if self.dimensions
            and self.dimensions.keys()
            <= {each.code.rpartition(".")[2] for each in self.instrument.children(node.code)}
        )

    def weight(self, code: str) -> Fraction | None:
        """The share of the index that a node has as used here; None below what is no mean."""
        share = Fraction(1)
        for above in (*reversed(self.instrument.above(code)), self.instrument.node(code)):
            if above.parent is None:
                continue
            parent = self.score.nodes.get(above.parent)
            if parent is None or parent.method is None or not parent.method.is_mean:
                return None
            part = next((each for each in parent.parts if each.code == above.code), None)
            if part is None:
                return None
            share *= part.weight
        return share

    def value(self, code: str, of: Score | None) -> Fraction | None:
        """The value of a node in a score."""
        node = of.nodes.get(code) if of else None
        return node.value if node else None
