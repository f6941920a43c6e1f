"""OBJ05: two objectives in the same words."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Objectives worded like an earlier one, apart from spaces and capitals."""
    seen: dict[str, str] = {}
    for objective in context.plan.objectives:
        words = " ".join(objective.statement.id.casefold().split())
        other = seen.setdefault(words, objective.key)
        if other != objective.key:
            yield at("objectives", objective, "statement", name=objective.statement, other=other)


RULE = Rule(
    code="OBJ05",
    name="same-objective-twice",
    severity=Severity.WARNING,
    title=Text(id="Sasaran tertulis dua kali", en="Same objective twice"),
    message=Text(
        id="Sasaran “{name}” sudah tertulis dengan kunci “{other}”.",
        en="The objective “{name}” already stands under the key “{other}”.",
    ),
    remedy=Text(
        id="Gabungkan keduanya, atau perjelas bedanya.",
        en="Merge the two, or say how they differ.",
    ),
    reads=("objectives.statement",),
    find=find,
)
