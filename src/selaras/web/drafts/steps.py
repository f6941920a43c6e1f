"""The steps that a person made in a plan, in words, and which of them were taken back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.plan import OWN, Edit, Masterplan
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.undoing import may_undo
from selaras.web.plans.models import Change, Plan, Step
from selaras.web.plans.naming import label_of, name_by_key
from selaras.web.ui.templatetags.selaras import said

PAGE = 30
"""Steps on one page."""

_MOST_CHANGES = 3
"""Changes of one step that its line names."""

WHATS: dict[str, Promise] = {
    "field": _("Mengisi"),
    "add": _("Menambah"),
    "copy": _("Menyalin"),
    "move": _("Memindahkan"),
    "merge": _("Menggabungkan"),
    "remove": _("Menghapus"),
    "years": _("Mengatur tahun"),
    "undo": _("Membatalkan"),
    "redo": _("Mengulangi"),
    "created": _("Memulai rencana"),
    "loaded": _("Memuat berkas rencana"),
}
"""Kinds of steps as people call them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step: what it was about, whether it stands, and whether it may be taken back."""

    step: Step
    what: str
    about: tuple[str, ...]
    more: int
    undone: bool
    may_undo: bool


def own_steps(writable: Writable, person: Person, number: str | None) -> Page[Step]:
    """One page of the steps that the person made in the plan, the latest first."""
    steps = Step.objects.filter(plan=writable.opened.row, by=person).order_by("-revision")
    return Paginator(steps, PAGE).get_page(number)


def lines(writable: Writable, steps: Iterable[Step], by: Viewer) -> tuple[Line, ...]:
    """The steps in words; two queries however many they are."""
    steps = list(steps)
    numbers = [step.pk for step in steps]
    changes: dict[int, list[Edit]] = {}
    held = Change.objects.filter(step__in=numbers)
    for change in held.order_by("revision", "number"):
        changes.setdefault(change.step_id or 0, []).append(change.edit)
    gone = undone(writable.opened.row, numbers)
    return tuple(
        _line(writable, step, tuple(changes.get(step.pk, ())), step.pk in gone, by)
        for step in steps
    )


def _line(writable: Writable, step: Step, edits: tuple[Edit, ...], gone: bool, by: Viewer) -> Line:
    about = _abouts(writable.opened.plan, edits)
    what = str(WHATS.get(step.what, step.what))
    more = max(0, len(about) - _MOST_CHANGES)
    may = may_undo(writable, step, edits, by) and not gone
    return Line(step, what, about[:_MOST_CHANGES], more, gone, may)


def _abouts(plan: Masterplan, edits: tuple[Edit, ...]) -> tuple[str, ...]:
    """The items that came, went or moved, the last first; else each item with its fields."""
    items = [edit for edit in reversed(edits) if edit.kind != "set"]
    if items:
        return tuple(dict.fromkeys(about_edit(plan, edit) for edit in items))
    fields: dict[tuple[str, str], list[Edit]] = {}
    for edit in edits:
        fields.setdefault((edit.part, edit.key), []).append(edit)
    return tuple(
        ", ".join([about_edit(plan, first), *(label_of(each.part, each.field) for each in rest)])
        for first, *rest in fields.values()
    )


def about_edit(plan: Masterplan, edit: Edit) -> str:
    """What an edit was about: `Program Layanan terpadu: Anggaran`."""
    if edit.part == OWN:
        return label_of(OWN, edit.field)
    one = said(load_knowledge().words(edit.part).one)
    name = name_by_key(plan, edit.part, edit.key)
    if name == edit.key:
        name = _name_in(edit) or name
    about = f"{one} “{name}”"
    return f"{about}: {label_of(edit.part, edit.field)}" if edit.field else about


def _name_in(edit: Edit) -> str:
    """The name of an item that the edit brought in or took out."""
    data = edit.after if edit.kind == "add" else edit.before
    named = load_knowledge().words(edit.part).names_item
    value = data.get(named) if isinstance(data, dict) else None
    return said(Text.model_validate(value)) if isinstance(value, str | dict) else ""


def undone(row: Plan, numbers: Iterable[int]) -> frozenset[int]:
    """Which of these steps were taken back and not done again; one query."""
    back: dict[int | None, list[int]] = {}
    later = Step.objects.filter(plan=row, undoes__isnull=False).order_by("revision")
    for pk, undoes in later.values_list("pk", "undoes"):
        back.setdefault(undoes, []).append(pk)
    found: dict[int, bool] = {}

    def is_undone(pk: int) -> bool:
        if pk not in found:
            found[pk] = any(not is_undone(each) for each in back.get(pk, []))
        return found[pk]

    return frozenset(pk for pk in numbers if is_undone(pk))
