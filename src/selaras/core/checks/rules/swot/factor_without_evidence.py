"""SWO01: a strength, weakness, opportunity or threat that nothing shows."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Factors with neither facts nor evidence."""
    for factor in context.plan.swot:
        if not factor.facts and factor.evidence is None:
            yield at("swot", factor, "facts", factor=phrase(factor.statement))


RULE = Rule(
    code="SWO01",
    name="factor-without-evidence",
    severity=Severity.WARNING,
    title=Text(id="Faktor tanpa bukti", en="Factor without evidence"),
    message=Text(
        id="Faktor “{factor}” tidak ditunjang fakta atau bukti.",
        en="The factor “{factor}” is backed by neither fact nor evidence.",
    ),
    remedy=Text(
        id="Rujuk fakta yang menunjangnya, atau tulis buktinya.",
        en="Refer to a fact that backs it, or write down the evidence.",
    ),
    reads=("swot.statement", "swot.facts", "swot.evidence"),
    alone=True,
    find=find,
)
