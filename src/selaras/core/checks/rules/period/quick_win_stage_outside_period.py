"""PER08: a stage of a quick win lies before or after the plan."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins with a stage in a year that the plan does not cover."""
    period = context.plan.period
    for win in context.plan.quick_wins:
        years = tuple(sorted({stage.year for stage in win.stages if stage.year not in period}))
        if years:
            yield at("quick_wins", win, "stages", name=win.name, years=years, period=str(period))


RULE = Rule(
    code="PER08",
    name="quick-win-stage-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Tahap quick win di luar periode", en="Quick-win stage outside the period"),
    message=Text(
        id=(
            "Quick win “{name}” mempunyai tahap pada tahun {years}, di luar periode rencana "
            "{period}."
        ),
        en=(
            "The quick win “{name}” has a stage in {years}, outside the period {period} of the "
            "plan."
        ),
    ),
    remedy=Text(
        id="Jadwalkan semua tahap di dalam periode rencana.",
        en="Schedule every stage within the period.",
    ),
    reads=("period", "quick_wins.name", "quick_wins.stages"),
    alone=True,
    find=find,
)
