"""SWO08: two factors, or two strategies, say the same."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.plan import Strategy, Swot
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Factors and strategies that repeat an earlier one but for capitals and punctuation."""
    yield from _repeated("swot", context.plan.swot)
    yield from _repeated("strategies", context.plan.strategies)


def _repeated(part: str, items: tuple[Swot, ...] | tuple[Strategy, ...]) -> Iterator[Found]:
    first: dict[tuple[str, ...], str] = {}
    for item in items:
        words = tuple(re.findall(r"\w+", item.statement.id.casefold()))
        if words in first:
            yield at(part, item, "statement", statement=phrase(item.statement), other=first[words])
        else:
            first[words] = f"{part}[{item.key}]"


RULE = Rule(
    code="SWO08",
    name="same-statement-twice",
    severity=Severity.WARNING,
    title=Text(id="Pernyataan yang sama dua kali", en="Same statement twice"),
    message=Text(
        id="“{statement}” sudah tertulis pada {other}.",
        en="“{statement}” already stands at {other}.",
    ),
    remedy=Text(
        id="Gabungkan keduanya, atau jelaskan perbedaannya.",
        en="Merge the two, or say how they differ.",
    ),
    reads=("swot.statement", "strategies.statement"),
    find=find,
)
