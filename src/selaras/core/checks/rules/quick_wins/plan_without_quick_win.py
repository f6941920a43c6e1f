"""QWN01: a plan without any quick win."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """No quick win at all."""
    if not context.plan.quick_wins:
        yield in_plan("quick_wins")


RULE = Rule(
    code="QWN01",
    name="plan-without-quick-win",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa quick win", en="Plan without quick win"),
    message=Text(
        id="Rencana ini belum memuat quick win.",
        en="This plan has no quick win yet.",
    ),
    remedy=Text(
        id="Pilih program yang hasilnya dirasakan warga dalam setahun, lalu isi lembarnya.",
        en="Choose programmes whose result citizens feel within a year, and fill in their sheets.",
    ),
    reads=("quick_wins",),
    find=find,
)
