"""DOC05: no regulation makes the masterplan binding."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The missing regulation."""
    if not any(document.enacts_plan for document in context.plan.documents):
        yield in_plan("documents")


RULE = Rule(
    code="DOC05",
    name="plan-without-regulation",
    severity=Severity.WARNING,
    title=Text(id="Rencana tanpa peraturan penetapan", en="Plan without regulation"),
    message=Text(
        id="Tidak ada peraturan yang menetapkan rencana ini.",
        en="No regulation enacts this plan.",
    ),
    remedy=Text(
        id="Tetapkan rencana dengan peraturan kepala daerah atau Perda, lalu tandai dokumennya.",
        en=(
            "Enact the plan by a regulation of the head of region or a Perda, then mark that "
            "document."
        ),
    ),
    reads=("documents.enacts_plan",),
    find=find,
)
