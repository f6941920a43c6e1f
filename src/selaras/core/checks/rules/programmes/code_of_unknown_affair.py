"""PRG08: a code whose field of government does not exist."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Well-formed codes that begin with an affair nobody has."""
    for programme in context.plan.programmes:
        code = programme.nomenclature.code if programme.nomenclature else ""
        affair = code[:4]
        if _AFFAIR.fullmatch(affair) and affair not in context.knowledge.affair:
            yield at(
                "programmes",
                programme,
                "nomenclature",
                code=code,
                name=programme.name,
                affair=affair,
            )


_AFFAIR = re.compile(r"\d\.\d{2}")


RULE = Rule(
    code="PRG08",
    name="code-of-unknown-affair",
    severity=Severity.ERROR,
    title=Text(id="Kode dari urusan yang tidak ada", en="Code of an unknown affair"),
    message=Text(
        id="Kode “{code}” pada “{name}” memakai bidang urusan {affair}, yang tidak ada.",
        en="The code “{code}” of “{name}” uses the field of government {affair}, which does not "
        "exist.",
    ),
    remedy=Text(
        id="Betulkan dua bagian pertama kode.",
        en="Mend the first two parts of the code.",
    ),
    reads=("programmes.name", "programmes.nomenclature"),
    alone=True,
    find=find,
)
