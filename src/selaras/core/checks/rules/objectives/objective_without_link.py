"""OBJ03: objectives that serve no goal of the regional plan."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Objectives without link, in plans that hold the goals of their RPJMD."""
    regional = {
        document.key
        for document in context.plan.documents
        if document.kind in ("rpjmd", "rpd") and document.goals
    }
    for objective in context.plan.objectives if regional else ():
        if not any(link.document in regional for link in objective.links):
            yield at("objectives", objective, "links", name=objective.statement)


RULE = Rule(
    code="OBJ03",
    name="objective-without-link",
    severity=Severity.WARNING,
    title=Text(id="Sasaran tidak terkait RPJMD", en="Objective without link to the RPJMD"),
    message=Text(
        id="Sasaran “{name}” tidak terhubung dengan satu pun tujuan RPJMD.",
        en="The objective “{name}” is linked to no goal of the RPJMD.",
    ),
    remedy=Text(
        id="Hubungkan dengan tujuan atau sasaran RPJMD yang dilayaninya.",
        en="Link it to the goal or objective of the RPJMD that it serves.",
    ),
    reads=("documents.kind", "documents.goals", "objectives.statement", "objectives.links"),
    find=find,
)
