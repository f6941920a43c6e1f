"""BUD02: a programme without any money."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes without any budget line."""
    for programme in context.plan.programmes:
        if not programme.budget:
            yield at("programmes", programme, "budget", name=programme.name)


RULE = Rule(
    code="BUD02",
    name="programme-without-budget",
    severity=Severity.WARNING,
    title=Text(id="Program tanpa anggaran", en="Programme without budget"),
    message=Text(
        id="Program “{name}” tidak mempunyai anggaran sama sekali.",
        en="The programme “{name}” has no budget at all.",
    ),
    remedy=Text(
        id="Isi pagu per tahun dan sumber dananya, juga bila dari CSR, KPBU atau dana desa.",
        en="Fill in budget by year and source, also where it comes from CSR, partnership or "
        "village funds.",
    ),
    reads=("programmes.name", "programmes.budget"),
    alone=True,
    find=find,
)
