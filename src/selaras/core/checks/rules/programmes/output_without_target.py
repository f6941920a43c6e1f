"""PRG15: an output that nobody can count."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Outputs without unit or without any target."""
    for programme in context.plan.programmes:
        for output in programme.outputs:
            if output.unit is None or not output.targets:
                yield at(
                    "programmes",
                    programme,
                    "outputs",
                    about=output.name.id,
                    output=output.name,
                    name=programme.name,
                )


RULE = Rule(
    code="PRG15",
    name="output-without-target",
    severity=Severity.WARNING,
    title=Text(id="Keluaran tanpa target", en="Output without target"),
    message=Text(
        id="Keluaran “{output}” dari “{name}” tidak mempunyai satuan atau target.",
        en="The output “{output}” of “{name}” has no unit or no target.",
    ),
    remedy=Text(
        id="Isi satuan dan target tahunannya.",
        en="Fill in its unit and yearly targets.",
    ),
    reads=("programmes.name", "programmes.outputs"),
    alone=True,
    find=find,
)
