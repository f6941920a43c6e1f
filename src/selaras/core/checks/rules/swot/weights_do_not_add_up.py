"""SWO07: the weights of the inner or outer factors do not sum to one."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Swot
from selaras.core.text import Text

_INTERNAL = {"strength", "weakness"}
_SIDES = {True: Text(id="internal", en="internal"), False: Text(id="eksternal", en="external")}


def find(context: Context) -> Iterator[Found]:
    """Each element's inner or outer factors, where weights are given and make another sum."""
    groups: dict[tuple[str, bool], list[Swot]] = {}
    for factor in context.plan.swot:
        if factor.weight is not None:
            groups.setdefault((factor.element, factor.kind in _INTERNAL), []).append(factor)
    # Some weigh all elements together; then the whole side makes one.
    whole = {
        side: _sum(factor for key, group in groups.items() if key[1] == side for factor in group)
        for side in _SIDES
    }
    for (element, side), group in groups.items():
        total = _sum(group)
        if total != 1 and whole[side] != 1:
            yield at(
                "swot",
                group[0],
                "weight",
                side=_SIDES[side],
                element=context.knowledge.element[element].name,
                sum=total,
            )


def _sum(factors: Iterable[Swot]) -> Decimal:
    return sum((factor.weight for factor in factors if factor.weight is not None), Decimal(0))


RULE = Rule(
    code="SWO07",
    name="weights-do-not-add-up",
    severity=Severity.ERROR,
    title=Text(id="Jumlah bobot tidak satu", en="Weights do not add up"),
    message=Text(
        id="Bobot faktor {side} {element} berjumlah {sum}; seharusnya 1.",
        en="The weights of the {side} factors of {element} add up to {sum}; they should make 1.",
    ),
    remedy=Text(
        id="Bagi ulang bobot sehingga jumlahnya tepat 1.",
        en="Share out the weights again so that they make 1.",
    ),
    reads=("swot.kind", "swot.element", "swot.weight"),
    find=find,
)
