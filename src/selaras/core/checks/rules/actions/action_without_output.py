"""ACT05: action-plan rows that do not say what comes out."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Action-plan rows that do not say what comes out."""
    for action in context.plan.actions:
        if action.output is None:
            yield at("actions", action, "output", name=action.title)


RULE = Rule(
    code="ACT05",
    name="action-without-output",
    severity=Severity.ADVICE,
    title=Text(id="Rencana aksi tanpa keluaran", en="Action without output"),
    message=Text(
        id="“{name}” tidak menyebut keluarannya.",
        en="“{name}” does not say what comes out of it.",
    ),
    remedy=Text(
        id="Tulis apa yang ada setelah kegiatan selesai, dengan jumlah dan satuannya.",
        en="Write what will be there when it is done, with quantity and unit.",
    ),
    reads=("actions.title", "actions.output"),
    alone=True,
    find=find,
)
