"""PRG02: programmes that do not say what they deliver."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes that do not say what they deliver."""
    for programme in context.plan.programmes:
        if not programme.outputs:
            yield at("programmes", programme, "outputs", name=programme.name)


RULE = Rule(
    code="PRG02",
    name="programme-without-output",
    severity=Severity.WARNING,
    title=Text(id="Program tanpa keluaran", en="Programme without output"),
    message=Text(
        id="Program “{name}” tidak mempunyai keluaran.",
        en="The programme “{name}” has no output.",
    ),
    remedy=Text(
        id="Tulis keluaran dengan satuan dan target tahunannya.",
        en="Write its output with unit and yearly targets.",
    ),
    reads=("programmes.name", "programmes.outputs"),
    alone=True,
    find=find,
)
