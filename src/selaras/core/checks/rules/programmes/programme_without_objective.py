"""PRG03: programmes that serve no objective."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes that serve no objective."""
    for programme in context.plan.programmes:
        if not programme.objectives:
            yield at("programmes", programme, "objectives", name=programme.name)


RULE = Rule(
    code="PRG03",
    name="programme-without-objective",
    severity=Severity.WARNING,
    title=Text(id="Program tanpa sasaran", en="Programme without objective"),
    message=Text(
        id="Program “{name}” tidak melayani sasaran mana pun.",
        en="The programme “{name}” serves no objective.",
    ),
    remedy=Text(
        id="Hubungkan dengan sasaran yang didukungnya.",
        en="Link it to the objective it supports.",
    ),
    reads=("programmes.name", "programmes.objectives"),
    alone=True,
    find=find,
)
