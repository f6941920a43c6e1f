"""PRG06: a code from a code book nobody knows."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Codes whose code book is not among the known versions."""
    for programme in context.plan.programmes:
        nomenclature = programme.nomenclature
        if nomenclature and nomenclature.book not in context.knowledge.code_book:
            yield at(
                "programmes",
                programme,
                "nomenclature",
                name=programme.name,
                book=nomenclature.book,
            )


RULE = Rule(
    code="PRG06",
    name="unknown-code-book",
    severity=Severity.ERROR,
    title=Text(id="Buku kode tidak dikenal", en="Unknown code book"),
    message=Text(
        id="“{name}” memakai kode dari “{book}”, yang tidak dikenal sebagai nomenklatur.",
        en="“{name}” uses a code of “{book}”, which is not known as a nomenclature.",
    ),
    remedy=Text(
        id="Pilih versi nomenklatur yang berlaku.",
        en="Choose the version of the nomenclature in force.",
    ),
    reads=("programmes.name", "programmes.nomenclature"),
    alone=True,
    find=find,
)
