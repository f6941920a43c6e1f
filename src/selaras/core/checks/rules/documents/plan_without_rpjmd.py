"""DOC02: no regional medium-term plan stands behind the masterplan."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_REGIONAL = {"rpjmd", "rpd"}


def find(context: Context) -> Iterator[Found]:
    """The missing document."""
    if not any(document.kind in _REGIONAL for document in context.plan.documents):
        yield in_plan("documents")


RULE = Rule(
    code="DOC02",
    name="plan-without-rpjmd",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa RPJMD", en="Plan without RPJMD"),
    message=Text(
        id="Tidak ada RPJMD atau RPD di antara dokumen rencana.",
        en="There is no RPJMD or RPD among the documents of the plan.",
    ),
    remedy=Text(
        id="Tambahkan RPJMD daerah beserta periode dan tujuannya.",
        en="Add the region's RPJMD with its period and goals.",
    ),
    reads=("documents.kind",),
    find=find,
)
