"""ACT02: one of the five action-plan parts that holds nothing."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_PARTS = {
    "policy": Text(id="kebijakan", en="policy"),
    "institution": Text(id="kelembagaan", en="institutions"),
    "infrastructure": Text(id="infrastruktur pendukung", en="supporting infrastructure"),
    "application": Text(id="aplikasi dan perangkat lunak", en="applications and software"),
    "literacy": Text(id="literasi smart city", en="smart-city literacy"),
}


def find(context: Context) -> Iterator[Found]:
    """Action-plan parts without any row."""
    there = {action.part for action in context.plan.actions}
    for part, name in _PARTS.items():
        if part not in there:
            yield in_plan("actions", about=part, part=name)


RULE = Rule(
    code="ACT02",
    name="action-part-empty",
    severity=Severity.WARNING,
    title=Text(id="Bagian rencana aksi kosong", en="Empty part of the action plan"),
    message=Text(
        id="Rencana aksi belum memuat bagian {part}.",
        en="The action plan has no rows yet in the part {part}.",
    ),
    remedy=Text(
        id="Isi bagian ini, atau jelaskan dalam buku mengapa tidak diperlukan.",
        en="Fill in this part, or say in the book why it is not needed.",
    ),
    reads=("actions.part",),
    find=find,
)
