"""What a waiver excuses, in words."""

from selaras.core.checks.policy import part_of
from selaras.core.framework import Knowledge
from selaras.core.plan import Waiver
from selaras.core.text import Text


def about_words(waiver: Waiver, knowledge: Knowledge) -> Text | None:
    """Which of several findings at its place the waiver is about; None for all of them.

    The name of a dimension, sub-dimension, element, source of funds or choice with that code;
    else what the waiver itself says.
    """
    code = waiver.about
    if code is None:
        return None
    for known in (
        knowledge.dimension,
        knowledge.sub_dimension,
        knowledge.element,
        knowledge.fund,
    ):
        if code in known:
            return known[code].name
    fields = knowledge.words(part_of(waiver.part or "", waiver.field or "")).fields
    labels = {choice.code: choice.label for field in fields for choice in field.choices}
    return labels.get(code, Text(id=code))
