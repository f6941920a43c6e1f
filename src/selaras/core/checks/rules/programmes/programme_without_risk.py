"""PRG14: programmes without risk."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes without risk."""
    for programme in context.plan.programmes:
        if programme.risk is None:
            yield at("programmes", programme, "risk", name=programme.name)


RULE = Rule(
    code="PRG14",
    name="programme-without-risk",
    severity=Severity.ADVICE,
    title=Text(id="Program tanpa risiko", en="Programme without risk"),
    message=Text(
        id="Program “{name}” tidak menyebut risiko.",
        en="The programme “{name}” names no risk.",
    ),
    remedy=Text(
        id="Tulis apa yang dapat menggagalkannya, dan mitigasinya.",
        en="Write what could make it fail, and how to prevent that.",
    ),
    reads=("programmes.name", "programmes.risk"),
    alone=True,
    find=find,
)
