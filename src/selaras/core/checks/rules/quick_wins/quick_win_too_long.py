"""QWN11: a quick win that takes more than two years."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins whose stages span more than two years."""
    for win in context.plan.quick_wins:
        years = {stage.year for stage in win.stages}
        span = max(years) - min(years) + 1 if years else 0
        if span > _LONGEST:
            yield at("quick_wins", win, "stages", name=win.name, years=span)


_LONGEST = 2


RULE = Rule(
    code="QWN11",
    name="quick-win-too-long",
    severity=Severity.ADVICE,
    title=Text(id="Quick win lebih dari dua tahun", en="Quick win longer than two years"),
    message=Text(
        id="Tahapan quick win “{name}” berlangsung {years} tahun.",
        en="The stages of the quick win “{name}” run over {years} years.",
    ),
    remedy=Text(
        id="Pilih bagian yang selesai dalam satu sampai dua tahun sebagai quick win; sisanya "
        "tetap sebagai program.",
        en="Choose the part that is done in one or two years as quick win; the rest stays a "
        "programme.",
    ),
    reads=("quick_wins.name", "quick_wins.stages"),
    alone=True,
    find=find,
)
