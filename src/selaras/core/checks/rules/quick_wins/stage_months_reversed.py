"""QWN10: a stage that ends before it begins."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Stages whose last month comes before the first."""
    for win in context.plan.quick_wins:
        for stage in win.stages:
            if stage.last_month < stage.first_month:
                yield at(
                    "quick_wins",
                    win,
                    "stages",
                    about=stage.activity.id,
                    name=win.name,
                    activity=stage.activity,
                    first=stage.first_month,
                    last=stage.last_month,
                )


RULE = Rule(
    code="QWN10",
    name="stage-months-reversed",
    severity=Severity.ERROR,
    title=Text(id="Bulan tahapan terbalik", en="Months of a stage reversed"),
    message=Text(
        id="Tahap “{activity}” dari “{name}” selesai sebelum dimulai (bulan {first} sampai "
        "{last}).",
        en="The stage “{activity}” of “{name}” ends before it begins (month {first} to {last}).",
    ),
    remedy=Text(
        id="Betulkan bulan mulai atau selesainya; tahap yang melewati akhir tahun ditulis "
        "sebagai dua tahap.",
        en="Mend its first or last month; write a stage that crosses the end of a year as two.",
    ),
    reads=("quick_wins.name", "quick_wins.stages"),
    alone=True,
    find=find,
)
