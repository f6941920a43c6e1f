"""IND08: a target that is worse than the one before it."""

from collections.abc import Iterator
from itertools import pairwise

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The first target of each indicator that is worse than the value before it."""
    for indicator in context.plan.indicators:
        if indicator.direction not in ("up", "down"):
            continue
        sign = 1 if indicator.direction == "up" else -1
        values = sorted(indicator.targets, key=lambda target: target.year)
        start = indicator.baseline
        if start is not None and values and start.year < values[0].year:
            values.insert(0, start)
        for earlier, later in pairwise(values):
            if (later.value - earlier.value) * sign < 0:
                yield at(
                    "indicators",
                    indicator,
                    "targets",
                    indicator=indicator.name,
                    year=later.year,
                    value=later.value,
                    before=earlier.value,
                    earlier=earlier.year,
                )
                break


RULE = Rule(
    code="IND08",
    name="target-against-direction",
    severity=Severity.ERROR,
    title=Text(id="Target melawan arah", en="Target against its direction"),
    message=Text(
        id="Target “{indicator}” tahun {year} adalah {value}, lebih buruk daripada {before} pada"
        " {earlier}.",
        en="The target of “{indicator}” for {year} is {value}, worse than {before} in {earlier}.",
    ),
    remedy=Text(
        id="Betulkan target atau arahnya; penurunan yang disengaja perlu dijelaskan dalam "
        "definisi.",
        en="Mend the target or the direction; explain an intended setback in the definition.",
    ),
    reads=("indicators.name", "indicators.direction", "indicators.baseline", "indicators.targets"),
    alone=True,
    find=find,
)
