"""DOC06: a regulation of the legal basis lacks its number or its year."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_NUMBER = Text(id="nomor", en="number")
_YEAR = Text(id="tahun", en="year")


def find(context: Context) -> Iterator[Found]:
    """Documents of the legal basis that cannot be looked up."""
    for document in context.plan.documents:
        if not document.legal_basis:
            continue
        if document.number is None:
            yield at("documents", document, "number", document=document.title, missing=_NUMBER)
        elif document.year is None and document.issued is None:
            yield at("documents", document, "year", document=document.title, missing=_YEAR)


RULE = Rule(
    code="DOC06",
    name="legal-basis-without-number",
    severity=Severity.WARNING,
    title=Text(id="Dasar hukum tanpa nomor", en="Legal basis without number"),
    message=Text(
        id="Dasar hukum “{document}” tidak lengkap: {missing} tidak disebut.",
        en="The legal basis “{document}” is incomplete: its {missing} is not given.",
    ),
    remedy=Text(
        id="Lengkapi nomor dan tahun peraturan dari naskah resminya.",
        en="Fill in the number and year of the regulation from its official text.",
    ),
    reads=(
        "documents.title",
        "documents.number",
        "documents.year",
        "documents.issued",
        "documents.legal_basis",
    ),
    alone=True,
    find=find,
)
