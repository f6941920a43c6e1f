"""IND13: a share below zero or above one hundred percent."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Percentages outside 0 to 100, except rates of growth."""
    for indicator in context.plan.indicators:
        unit = indicator.unit.id.casefold() if indicator.unit else ""
        if unit not in ("persen", "%") or _may_pass_100(indicator.name.id.casefold()):
            continue
        values = [*indicator.targets, *([indicator.baseline] if indicator.baseline else [])]
        for target in sorted(values, key=lambda target: target.year):
            if not 0 <= target.value <= 100:
                yield at(
                    "indicators",
                    indicator,
                    "targets",
                    indicator=indicator.name,
                    year=str(target.year),
                    value=target.value,
                )
                break


def _may_pass_100(name: str) -> bool:
    return any(word in name for word in ("pertumbuhan", "laju", "kenaikan", "perubahan", "rasio"))


RULE = Rule(
    code="IND13",
    name="percentage-target-out-of-range",
    severity=Severity.ERROR,
    title=Text(id="Target persen di luar 0 sampai 100", en="Percentage target outside 0 to 100"),
    message=Text(
        id="“{indicator}” diukur dalam persen, tetapi nilainya untuk {year} adalah {value}.",
        en="“{indicator}” is measured in percent, yet its value for {year} is {value}.",
    ),
    remedy=Text(
        id="Betulkan angka atau satuannya; untuk laju pertumbuhan sebut “pertumbuhan” dalam "
        "namanya.",
        en="Mend the number or the unit; for a rate of growth say “growth” in its name.",
    ),
    reads=("indicators.name", "indicators.unit", "indicators.baseline", "indicators.targets"),
    alone=True,
    find=find,
)
