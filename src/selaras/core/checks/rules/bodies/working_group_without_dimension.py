"""BOD07: a working group that belongs to no dimension."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Working groups without dimension."""
    for body in context.plan.bodies:
        if body.role == "working-group" and body.dimension is None:
            yield at("bodies", body, "dimension", body=body.name)


RULE = Rule(
    code="BOD07",
    name="working-group-without-dimension",
    severity=Severity.WARNING,
    title=Text(id="Kelompok kerja tanpa dimensi", en="Working group without dimension"),
    message=Text(
        id="Kelompok kerja “{body}” tidak menyebut dimensinya.",
        en="The working group “{body}” does not name its dimension.",
    ),
    remedy=Text(
        id="Isi dimensi yang ditangani kelompok kerja ini.",
        en="Fill in the dimension this group looks after.",
    ),
    reads=("bodies.role", "bodies.name", "bodies.dimension"),
    alone=True,
    find=find,
)
