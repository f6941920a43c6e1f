"""PRG09: programmes without years."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes without years."""
    for programme in context.plan.programmes:
        if programme.years is None:
            yield at("programmes", programme, "years", name=programme.name)


RULE = Rule(
    code="PRG09",
    name="programme-without-years",
    severity=Severity.WARNING,
    title=Text(id="Program tanpa tahun pelaksanaan", en="Programme without years"),
    message=Text(
        id="Program “{name}” tidak mempunyai tahun pelaksanaan.",
        en="The programme “{name}” has no years.",
    ),
    remedy=Text(
        id="Isi tahun mulai dan selesainya.",
        en="Fill in its first and last year.",
    ),
    reads=("programmes.name", "programmes.years"),
    alone=True,
    find=find,
)
