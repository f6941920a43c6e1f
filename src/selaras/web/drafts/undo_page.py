"""What taking a step back would make of the fields that it changed."""

from dataclasses import dataclass

from selaras.core.plan import Edit, Impossible, Masterplan
from selaras.core.plan.undo import Disputed, undoing
from selaras.web.drafts.steps import about_edit
from selaras.web.plans.naming import label_of, name_by_key, told
from selaras.web.ui.templatetags.selaras import said


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was changed again since and would stay as it is."""

    about: str
    wanted: str
    written: str
    now: str


@dataclass(frozen=True, slots=True)
class Back:
    """Something that would go back."""

    about: str
    kind: str
    now: str
    after: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What would go back and what would stay; `problems` say why nothing can go back."""

    back: tuple[Back, ...]
    kept: tuple[Kept, ...]
    problems: tuple[str, ...] = ()


def standing_of(plan: Masterplan, edits: tuple[Edit, ...]) -> Standing:
    """What taking the edits back would do to the plan as it is now."""
    try:
        found = undoing(plan, edits)
    except Impossible as impossible:
        return Standing((), (), tuple(said(each.message) for each in impossible.problems))
    back = tuple(_back(plan, edit) for edit in found.edits)
    return Standing(back, tuple(_kept(plan, each) for each in found.disputed))


def _back(plan: Masterplan, edit: Edit) -> Back:
    about = about_edit(plan, edit)
    if edit.kind != "set":
        return Back(about, edit.kind, "", "")
    now = told(plan, edit.part, edit.field, edit.before)
    return Back(about, edit.kind, now, told(plan, edit.part, edit.field, edit.after))


def _kept(plan: Masterplan, each: Disputed) -> Kept:
    name = name_by_key(plan, each.part, each.key) if each.part else ""
    if not each.field:
        return Kept(name, "", "", "")
    about = " · ".join(filter(None, (name, label_of(each.part, each.field))))
    values = (
        told(plan, each.part, each.field, value) for value in (each.wanted, each.written, each.now)
    )
    return Kept(about, *values)
