"""DOC03: no national medium-term plan stands behind the masterplan."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The missing document."""
    if not any(document.kind == "rpjmn" for document in context.plan.documents):
        yield in_plan("documents")


RULE = Rule(
    code="DOC03",
    name="plan-without-rpjmn",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa RPJMN", en="Plan without RPJMN"),
    message=Text(
        id="Tidak ada RPJMN di antara dokumen rencana.",
        en="There is no RPJMN among the documents of the plan.",
    ),
    remedy=Text(
        id="Tambahkan RPJMN yang berlaku beserta prioritasnya.",
        en="Add the RPJMN in force with its priorities.",
    ),
    reads=("documents.kind",),
    find=find,
)
