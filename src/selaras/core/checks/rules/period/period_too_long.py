"""PER02: a plan that runs longer than such plans are made for."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_LONGEST = 10


def find(context: Context) -> Iterator[Found]:
    """The period, when it counts more than ten years."""
    period = context.plan.period
    if period.length > _LONGEST:
        yield in_plan("period", period=str(period), years=period.length)


RULE = Rule(
    code="PER02",
    name="period-too-long",
    severity=Severity.WARNING,
    title=Text(id="Periode terlalu panjang", en="Period too long"),
    message=Text(
        id=(
            "Periode {period} mencakup {years} tahun; rencana seperti ini disusun untuk 5 sampai "
            "10 tahun."
        ),
        en="The period {period} covers {years} years; plans like this are made for 5 to 10 years.",
    ),
    remedy=Text(
        id="Perpendek periode, atau hitung ulang tahun awal dan tahun akhirnya.",
        en="Shorten the period, or count its first and last year again.",
    ),
    reads=("period",),
    find=find,
)
