"""PRG07: a code from a code book that was replaced before the plan was written."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Codes from a book whose successor was issued by the day the plan shows."""
    day, books = context.plan.as_of, context.knowledge.code_book
    for programme in context.plan.programmes if day else ():
        book = books.get(programme.nomenclature.book) if programme.nomenclature else None
        newer = books.get(book.superseded_by or "") if book else None
        if book and newer and day and newer.issued <= day:
            yield at(
                "programmes",
                programme,
                "nomenclature",
                name=programme.name,
                book=book.decree,
                newer=newer.decree,
            )


RULE = Rule(
    code="PRG07",
    name="superseded-code-book",
    severity=Severity.WARNING,
    title=Text(id="Buku kode sudah diganti", en="Superseded code book"),
    message=Text(
        id="“{name}” memakai kode dari {book}, yang sudah diganti oleh {newer}.",
        en="“{name}” uses a code of {book}, which was replaced by {newer}.",
    ),
    remedy=Text(
        id="Petakan kode ke nomenklatur yang berlaku.",
        en="Map the code to the nomenclature in force.",
    ),
    reads=("as_of", "programmes.name", "programmes.nomenclature"),
    alone=True,
    find=find,
)
