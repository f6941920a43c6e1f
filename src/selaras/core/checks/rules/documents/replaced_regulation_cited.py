"""DOC09: the legal basis cites a regulation that another one has replaced."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Document
from selaras.core.text import Text

# (kind, number, year) of the old regulation: the new one, and its year. The closing articles of
# each successor say what it replaces.
_REPLACED: dict[tuple[str, int, int], tuple[str, int]] = {
    ("law", 32, 2004): ("UU 23/2014", 2014),
    ("law", 33, 2004): ("UU 1/2022", 2022),
    ("law", 28, 2009): ("UU 1/2022", 2022),
    ("government-regulation", 58, 2005): ("PP 12/2019", 2019),
    ("government-regulation", 34, 2009): ("PP 59/2022", 2022),
    ("presidential-regulation", 59, 2017): ("Perpres 111/2022", 2022),
    ("ministerial-regulation", 13, 2006): ("Permendagri 77/2020", 2020),
    ("ministerial-regulation", 54, 2010): ("Permendagri 86/2017", 2017),
}
_NUMBER = re.compile(r"\d+")


def find(context: Context) -> Iterator[Found]:
    """Documents of the legal basis whose successor was there before the plan's day."""
    as_of = context.plan.as_of
    for document in context.plan.documents:
        successor, since = _REPLACED.get(_name(document), ("", 0))
        if successor and document.legal_basis and (as_of is None or as_of.year > since):
            yield at("documents", document, "number", document=document.title, successor=successor)


def _name(document: Document) -> tuple[str, int, int]:
    """Kind, number and year, with the number also out of words such as `Nomor 34 Tahun 2009`."""
    number = _NUMBER.search(document.number or "")
    year = document.year or (document.issued.year if document.issued else 0)
    return document.kind, int(number[0]) if number else 0, year


RULE = Rule(
    code="DOC09",
    name="replaced-regulation-cited",
    severity=Severity.WARNING,
    title=Text(id="Peraturan yang sudah diganti", en="Replaced regulation"),
    message=Text(
        id="Dasar hukum “{document}” sudah diganti oleh {successor}.",
        en="The legal basis “{document}” has been replaced by {successor}.",
    ),
    remedy=Text(
        id="Rujuk peraturan penggantinya, lalu periksa isi yang berubah.",
        en="Cite its successor and check what has changed.",
    ),
    reads=(
        "as_of",
        "documents.kind",
        "documents.title",
        "documents.number",
        "documents.year",
        "documents.issued",
        "documents.legal_basis",
    ),
    alone=True,
    find=find,
)
