"""GAP04: the wanted state is told in the same words as the present one."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Gaps whose two states differ in capitals and punctuation at most."""
    for gap in context.plan.gaps:
        if _words(gap.current) == _words(gap.desired):
            yield at("gaps", gap, "desired", state=phrase(gap.current))


def _words(text: Text) -> list[str]:
    return re.findall(r"\w+", text.id.casefold())


RULE = Rule(
    code="GAP04",
    name="gap-says-nothing",
    severity=Severity.WARNING,
    title=Text(id="Kesenjangan tidak mengatakan apa-apa", en="Gap says nothing"),
    message=Text(
        id="Keadaan sekarang dan yang diharapkan sama: “{state}”.",
        en="The present and the wanted state are the same: “{state}”.",
    ),
    remedy=Text(
        id="Tulis apa yang harus berbeda, sebaiknya dengan angka.",
        en="Write what should be different, best with a number.",
    ),
    reads=("gaps.current", "gaps.desired"),
    alone=True,
    find=find,
)
