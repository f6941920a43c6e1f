"""BOD04: nobody leads a body."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_LEADERS = {"chair", "coordinator"}


def find(context: Context) -> Iterator[Found]:
    """Bodies without a leading seat."""
    for body in context.plan.bodies:
        if not any(seat.function in _LEADERS for seat in body.seats):
            yield at("bodies", body, "seats", body=body.name)


RULE = Rule(
    code="BOD04",
    name="body-without-chair",
    severity=Severity.WARNING,
    title=Text(id="Lembaga tanpa ketua", en="Body without chair"),
    message=Text(
        id="“{body}” tidak mempunyai ketua atau koordinator.",
        en="“{body}” has neither chair nor coordinator.",
    ),
    remedy=Text(
        id="Tetapkan jabatan yang memimpin lembaga ini.",
        en="Name the office that leads this body.",
    ),
    reads=("bodies.name", "bodies.seats"),
    alone=True,
    find=find,
)
