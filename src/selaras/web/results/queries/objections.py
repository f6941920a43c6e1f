"""Which values can be objected to, and the objections of a region."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import F, QuerySet

from selaras.core.instrument import Instrument, Node
from selaras.web.assessments.access import Opened
from selaras.web.assessments.models import Round
from selaras.web.assessments.queries import asked_of
from selaras.web.results.models import Objection


@dataclass(frozen=True, slots=True)
class Objectable:
    """A node that a region may object to: its agreed value, None where nobody marked it."""

    node: Node
    above: tuple[Node, ...]
    value: Fraction | None
    objection: Objection | None


def may_object_to(used: Instrument, agreed: Mapping[str, Fraction], code: str) -> bool:
    """Whether the node has a value of its own, or is a question that nobody marked.

    A branch whose value comes from below is objected to below.
    """
    if code in agreed:
        return True
    if not agreed or code not in used.by_code or not used.node(code).is_leaf:
        return False
    return not any(node.code in agreed for node in used.above(code))


def objectable(
    opened: Opened, agreed: Mapping[str, Fraction], made: Mapping[str, Objection]
) -> list[Objectable]:
    """Every node that the region may object to, in the order of the paper; no query."""
    used = opened.instrument
    asked = {node.code for node in asked_of(used, opened.row.region)}
    return [
        Objectable(
            node,
            tuple(reversed(used.above(node.code)[:-1])),
            agreed.get(node.code),
            made.get(node.code),
        )
        for node in used.branch()
        if (node.code in agreed or node.code in asked) and may_object_to(used, agreed, node.code)
    ]


def objections_of(opened: Opened) -> list[Objection]:
    """The region's objections with their files and people, in the order of the paper."""
    order = {node.code: place for place, node in enumerate(opened.instrument.branch())}
    rows = Objection.objects.filter(participant=opened.row)
    found = rows.select_related("file", "by", "decided_by", "participant__round")
    return sorted(found, key=lambda row: (order.get(row.code, len(order)), row.code))


def objections_of_round(row: Round) -> QuerySet[Objection]:
    """All objections of a round, those not decided first."""
    found = Objection.objects.filter(participant__round=row).select_related("participant__round")
    return found.order_by(F("accepted").asc(nulls_first=True), "participant__region", "code")
