"""PRG01: programmes that no agency leads."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes that no agency leads."""
    for programme in context.plan.programmes:
        if programme.lead is None:
            yield at("programmes", programme, "lead", name=programme.name)


RULE = Rule(
    code="PRG01",
    name="programme-without-owner",
    severity=Severity.ERROR,
    title=Text(id="Program tanpa penanggung jawab", en="Programme without owner"),
    message=Text(
        id="Program “{name}” tidak mempunyai perangkat daerah penanggung jawab.",
        en="The programme “{name}” has no agency in charge.",
    ),
    remedy=Text(
        id="Pilih perangkat daerah penanggung jawab.",
        en="Choose the agency in charge.",
    ),
    reads=("programmes.name", "programmes.lead"),
    alone=True,
    find=find,
)
