"""PER06: a target is set for a year in which the plan does not run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Masterplan, Span, YearValue
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators, programmes and quick wins with targets before or after the plan."""
    plan = context.plan
    for place, name, targets in _targets(plan):
        years = _outside(plan.period, targets)
        if years:
            yield replace(place, values={"name": name, "years": years, "period": str(plan.period)})


def _targets(plan: Masterplan) -> Iterator[tuple[Found, Text, Iterable[YearValue]]]:
    for indicator in plan.indicators:
        yield at("indicators", indicator, "targets"), indicator.name, indicator.targets
    for programme in plan.programmes:
        # A programme that says its years is held to those (PRG16).
        own = programme.years
        for output in programme.outputs:
            targets = [target for target in output.targets if own is None or target.year in own]
            yield at("programmes", programme, "outputs"), output.name, targets
    for win in plan.quick_wins:
        for output in win.outputs:
            yield at("quick_wins", win, "outputs"), output.name, output.targets


def _outside(period: Span, targets: Iterable[YearValue]) -> tuple[int, ...]:
    return tuple(sorted({target.year for target in targets if target.year not in period}))


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
