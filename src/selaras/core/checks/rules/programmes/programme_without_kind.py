"""PRG13: programmes that do not say whether they are new."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes that do not say whether they are new."""
    for programme in context.plan.programmes:
        if programme.kind is None:
            yield at("programmes", programme, "kind", name=programme.name)


RULE = Rule(
    code="PRG13",
    name="programme-without-kind",
    severity=Severity.ADVICE,
    title=Text(id="Program tanpa jenis", en="Programme without kind"),
    message=Text(
        id="Program “{name}” tidak menyebut apakah sudah ada di RPJMD atau inovasi baru.",
        en="The programme “{name}” does not say whether it stands in the RPJMD or is new.",
    ),
    remedy=Text(
        id="Pilih: program yang sudah ada, atau inovasi.",
        en="Choose: existing programme, or innovation.",
    ),
    reads=("programmes.name", "programmes.kind"),
    alone=True,
    find=find,
)
