"""How a score comes about, line by line, for people to follow."""

from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import ROOT, Method, Node, Score


@dataclass(frozen=True, slots=True)
class Step:
    """What a node adds to the one above it: `weight` times `value` is `amount`."""

    node: Node
    weight: Fraction
    value: Fraction
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Working:
    """A node that is made of others, with its steps; they add up to `value` exactly."""

    node: Node
    value: Fraction
    method: Method
    steps: tuple[Step, ...]


def working_of(score: Score, code: str = ROOT) -> Working | None:
    """The steps of one node; None where it has no value or was given one."""
    found = score.nodes[code]
    if found.value is None or found.method is None or not found.parts:
        return None
    node_of = score.instrument.node
    return Working(
        node_of(code),
        found.value,
        found.method,
        tuple(
            Step(node_of(each.code), each.weight, each.value, each.amount) for each in found.parts
        ),
    )
