"""What merging or removing items would do, told before it is done."""

from dataclasses import dataclass

from selaras.core.plan import (
    Impossible,
    Masterplan,
    apply,
    data_of,
    merging,
    removing,
    shapes,
)
from selaras.reference import load_knowledge
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import of_others
from selaras.web.plans.naming import label_of, name_by_key, told
from selaras.web.ui.templatetags.selaras import said

MERGED = frozenset(
    {
        "documents",
        "agencies",
        "partners",
        "bodies",
        "facts",
        "gaps",
        "swot",
        "strategies",
        "missions",
        "objectives",
        "indicators",
        "programmes",
        "actions",
        "quick_wins",
    }
)
"""Parts in which two items may turn out to be one; what stands under a code cannot."""


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field of the two items, and what will stand there."""

    label: str
    kept: str
    gone: str
    after: str


@dataclass(frozen=True, slots=True)
class Named:
    """A field of another item that is rewritten."""

    part: str
    key: str
    title: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging does: fields that either item fills, and mentions that are rewritten."""

    fields: tuple[MergedField, ...]
    named: tuple[Named, ...]
    problems: tuple[str, ...]


def merged_fields(plan: Masterplan, part: str, kept: str, gone: str) -> Merged:
    """What one item of two would say, field by field."""
    edits = merging(plan, part, kept, gone)
    mine, other = data_of(plan, part, kept), data_of(plan, part, gone)
    after = {**mine}
    named = []
    for edit in edits:
        if edit.kind == "set" and (edit.part, edit.key) == (part, kept):
            after[edit.field] = edit.after
        elif edit.kind == "set":
            named.append(_named(plan, edit.part, edit.key, edit.field))
    fields = tuple(
        MergedField(
            label_of(part, shape.name),
            told(plan, part, shape.name, mine.get(shape.name)),
            told(plan, part, shape.name, other.get(shape.name)),
            told(plan, part, shape.name, after.get(shape.name)),
        )
        for shape in shapes(part)
        if mine.get(shape.name) is not None or other.get(shape.name) is not None
    )
    return Merged(fields, tuple(dict.fromkeys(named)), _problems(plan, edits))


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with an item, which fields lose it, and what of it belongs to others."""

    gone: tuple[Named, ...]
    named: tuple[Named, ...]
    of_others: tuple[str, ...]


def removal(writable: Writable, part: str, key: str) -> Removal:
    """What removing the item does elsewhere in the plan."""
    plan = writable.opened.plan
    edits = removing(plan, part, key)
    gone = (
        edit for edit in edits if edit.kind == "remove" and (edit.part, edit.key) != (part, key)
    )
    named = (edit for edit in edits if edit.kind == "set")
    return Removal(
        tuple(_named(plan, edit.part, edit.key) for edit in gone),
        tuple(dict.fromkeys(_named(plan, edit.part, edit.key, edit.field) for edit in named)),
        tuple(name_by_key(plan, *place) for place in of_others(writable, edits)),
    )


def _named(plan: Masterplan, part: str, key: str, field: str = "") -> Named:
    title = said(load_knowledge().words(part).title)
    label = label_of(part, field) if field else ""
    return Named(part, key, title, name_by_key(plan, part, key), label)


def _problems(plan: Masterplan, edits: tuple[object, ...]) -> tuple[str, ...]:
    try:
        apply(plan, edits)  # type: ignore[arg-type]
    except Impossible as impossible:
        return tuple(said(each.message) for each in impossible.problems)
    return ()
