"""DOC07: a planning document does not say for which years it holds."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_PLANNING = {"rpjpn", "rpjmn", "rpjpd", "rpjmd", "rpd", "renstra", "rkpd", "rtrw"}


def find(context: Context) -> Iterator[Found]:
    """Planning documents without years."""
    for document in context.plan.documents:
        if document.kind in _PLANNING and document.period is None:
            yield at("documents", document, "period", document=document.title)


RULE = Rule(
    code="DOC07",
    name="planning-document-without-period",
    severity=Severity.WARNING,
    title=Text(id="Dokumen perencanaan tanpa periode", en="Planning document without period"),
    message=Text(
        id="Dokumen perencanaan “{document}” tidak menyebut periodenya.",
        en="The planning document “{document}” does not give its period.",
    ),
    remedy=Text(
        id="Isi tahun awal dan tahun akhir dokumen ini.",
        en="Fill in the first and last year of this document.",
    ),
    reads=("documents.kind", "documents.title", "documents.period"),
    alone=True,
    find=find,
)
