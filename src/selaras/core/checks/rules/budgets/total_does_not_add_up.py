"""BUD01: a stated total that is not the sum of its lines."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, money
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes whose stated total differs from the sum over years and sources."""
    for programme in context.plan.programmes:
        if programme.stated_total is not None and programme.stated_total != programme.cost:
            yield at(
                "programmes",
                programme,
                "stated_total",
                name=programme.name,
                stated=money(programme.stated_total),
                sum=money(programme.cost),
            )


RULE = Rule(
    code="BUD01",
    name="total-does-not-add-up",
    severity=Severity.ERROR,
    title=Text(id="Jumlah anggaran tidak cocok", en="Budget does not add up"),
    message=Text(
        id="“{name}” menyebut jumlah {stated}, sedangkan rinciannya {sum}.",
        en="“{name}” states a total of {stated}, while its lines add up to {sum}.",
    ),
    remedy=Text(
        id="Betulkan rincian atau jumlahnya.",
        en="Mend the lines or the total.",
    ),
    reads=("programmes.name", "programmes.budget", "programmes.stated_total"),
    alone=True,
    find=find,
)
