"""PRG05: a code that cannot be a sub-activity."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_CODE = re.compile(r"(\d|X)\.(\d{2}|XX)\.\d{2}\.[12]\.\d{2}\.(\d{2}|\d{4})")


def find(context: Context) -> Iterator[Found]:
    """Codes that are no sub-activity, or have other digits than their code book."""
    books = context.knowledge.code_book
    for programme in context.plan.programmes:
        if programme.nomenclature is None:
            continue
        code, book = programme.nomenclature.code, books.get(programme.nomenclature.book)
        match = _CODE.fullmatch(code)
        if not match or (book and len(match[3]) not in book.sub_activity_digits):
            yield at("programmes", programme, "nomenclature", code=code, name=programme.name)


RULE = Rule(
    code="PRG05",
    name="malformed-code",
    severity=Severity.ERROR,
    title=Text(id="Kode salah bentuk", en="Malformed code"),
    message=Text(
        id="Kode “{code}” pada “{name}” tidak berbentuk kode sub kegiatan.",
        en="The code “{code}” of “{name}” has not the form of a sub-activity code.",
    ),
    remedy=Text(
        id="Tulis kode seperti 2.16.03.2.02.0035: urusan, bidang, program, kewenangan, kegiatan,"
        " sub kegiatan.",
        en="Write it like 2.16.03.2.02.0035: affair, field, programme, authority, activity, sub-"
        "activity.",
    ),
    reads=("programmes.name", "programmes.nomenclature"),
    alone=True,
    find=find,
)
