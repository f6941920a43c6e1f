"""DOC08: a goal of the regional plan that no objective of this plan serves."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text

_REGIONAL = {"rpjmd", "rpd"}


def find(context: Context) -> Iterator[Found]:
    """Goals of RPJMD and RPD without a link."""
    plan = context.plan
    served = {
        (link.document, link.goal) for objective in plan.objectives for link in objective.links
    }
    for document in plan.documents:
        if document.kind not in _REGIONAL:
            continue
        for goal in document.goals:
            if (document.key, goal.key) not in served:
                yield at(
                    "documents",
                    document,
                    "goals",
                    about=goal.key,
                    goal=phrase(goal.text),
                    document=document.title,
                )


RULE = Rule(
    code="DOC08",
    name="goal-nobody-serves",
    severity=Severity.ADVICE,
    title=Text(id="Tujuan RPJMD tanpa sasaran", en="RPJMD goal that nothing serves"),
    message=Text(
        id="Tidak ada sasaran rencana yang mendukung “{goal}” dari “{document}”.",
        en="No objective of the plan serves “{goal}” of “{document}”.",
    ),
    remedy=Text(
        id="Hubungkan sasaran yang mendukungnya, atau jelaskan mengapa tujuan ini di luar rencana.",
        en="Link an objective that serves it, or explain why this goal lies outside the plan.",
    ),
    reads=("documents.kind", "documents.title", "documents.goals", "objectives.links"),
    find=find,
)
