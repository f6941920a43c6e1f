"""PER06: a target is set for a year in which the plan does not run."""

from collections.abc import Iterable, Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Item, Masterplan, YearValue
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators, programmes and quick wins with targets before or after the plan."""
    period = context.plan.period
    for part, item, field, name, years in _years(context.plan):
        outside = tuple(sorted(years.difference(period.years)))
        if outside:
            yield at(part, item, field, name=name, years=outside, period=str(period))


def _years(plan: Masterplan) -> Iterator[tuple[str, Item, str, Text, set[int]]]:
    for indicator in plan.indicators:
        yield "indicators", indicator, "targets", indicator.name, _of(indicator.targets)
    for programme in plan.programmes:
        for output in programme.outputs:
            years = _of(output.targets)
            # A programme that says its years is held to those (PRG16).
            if programme.years:
                years.intersection_update(programme.years.years)
            yield "programmes", programme, "outputs", output.name, years
    for win in plan.quick_wins:
        for output in win.outputs:
            yield "quick_wins", win, "outputs", output.name, _of(output.targets)


def _of(targets: Iterable[YearValue]) -> set[int]:
    return {target.year for target in targets}


RULE = Rule(
    code="PER06",
    name="target-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Target di luar periode", en="Target outside the period"),
    message=Text(
        id="“{name}” mempunyai target tahun {years}, di luar periode rencana {period}.",
        en="“{name}” has a target for {years}, outside the period {period} of the plan.",
    ),
    remedy=Text(
        id="Pindahkan target ke tahun di dalam periode, atau hapus target itu.",
        en="Move the target to a year within the period, or remove it.",
    ),
    reads=(
        "period",
        "indicators.name",
        "indicators.targets",
        "programmes.years",
        "programmes.outputs",
        "quick_wins.outputs",
    ),
    alone=True,
    find=find,
)
