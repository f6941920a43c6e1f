"""PRG04: programmes without nomenclature code."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes without nomenclature code."""
    for programme in context.plan.programmes:
        if programme.nomenclature is None:
            yield at("programmes", programme, "nomenclature", name=programme.name)


RULE = Rule(
    code="PRG04",
    name="programme-without-code",
    severity=Severity.WARNING,
    title=Text(id="Program tanpa kode", en="Programme without code"),
    message=Text(
        id="Program “{name}” tidak menunjuk kode sub kegiatan.",
        en="The programme “{name}” points to no sub-activity code.",
    ),
    remedy=Text(
        id="Cari kodenya dalam nomenklatur yang berlaku dan sebut versinya.",
        en="Find its code in the nomenclature in force and name the version.",
    ),
    reads=("programmes.name", "programmes.nomenclature"),
    alone=True,
    find=find,
)
