"""BOD03: a body works without a decree that set it up."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_APPOINTED = {"council", "team", "working-group"}


def find(context: Context) -> Iterator[Found]:
    """Appointed bodies without decree; a forum or secretariat may work without one."""
    for body in context.plan.bodies:
        if body.role in _APPOINTED and body.decree is None:
            yield at("bodies", body, "decree", body=body.name)


RULE = Rule(
    code="BOD03",
    name="body-without-decree",
    severity=Severity.WARNING,
    title=Text(id="Lembaga tanpa keputusan", en="Body without decree"),
    message=Text(
        id="“{body}” tidak menyebut keputusan yang membentuknya.",
        en="“{body}” does not name the decree that set it up.",
    ),
    remedy=Text(
        id="Rujuk keputusan kepala daerah yang membentuk lembaga ini.",
        en="Refer to the decree of the head of region that sets this body up.",
    ),
    reads=("bodies.role", "bodies.name", "bodies.decree"),
    alone=True,
    find=find,
)
