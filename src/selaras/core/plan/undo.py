"""Takes a list of edits back although the plan has gone on since.

What nobody touched since goes back. What others changed too is merged where both can stand, and
is otherwise left as it is and told, so that nobody's work is lost by an undo.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from selaras.core.plan.edit import Edit, data_of, place_of, replay
from selaras.core.plan.masterplan import Masterplan
from selaras.core.plan.merge import Clash, merge
from selaras.core.plan.rewrite import Mention, mentions
from selaras.core.plan.shape import OWN


@dataclass(frozen=True, slots=True)
class Disputed:
    """A field that was changed again since, JSON data or None.

    `wanted` stood there before the edits, `written` is what they put there, `now` what stands
    there now. Without `field` it is the item itself: None where it is not there.
    """

    part: str
    key: str
    field: str
    wanted: Any
    written: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Undoing:
    """The edits that take back what can be taken back, and what cannot."""

    edits: tuple[Edit, ...]
    disputed: tuple[Disputed, ...] = ()


def undoing(plan: Masterplan, edits: Iterable[Edit]) -> Undoing:
    """What takes the edits back from the plan as it is now.

    Fields go back one by one. An item that was added and has been changed or named since stays,
    and so does everything else that was done with it: then there are no edits at all. Raises
    Impossible where what would go back fits the rest of its item no more.
    """
    now = plan
    found: list[Edit] = []
    disputed: list[Disputed] = []
    stays = False
    # Fields of one item go back together: between two of them it need not be sound.
    for _, together in groupby(reversed(tuple(edits)), key=_item_of):
        batch: list[Edit] = []
        for edit in together:
            back, faults = _back(now, edit)
            disputed += faults
            batch += back
            stays = stays or bool(faults and edit.kind != "set")
        now = replay(now, batch)
        found += batch
    return Undoing(() if stays else tuple(found), tuple(disputed))


def _item_of(edit: Edit) -> tuple[str, str, str, str]:
    alone = "" if edit.kind == "set" else edit.kind
    return alone, edit.part, edit.key, edit.field if alone else ""


def _back(now: Masterplan, edit: Edit) -> tuple[list[Edit], list[Disputed]]:
    """The edits that take this one back, and what stands in their way."""
    if edit.kind == "set":
        return _back_to_value(now, edit)
    if edit.kind == "remove":
        return _back_in(now, edit)
    held = _held(now, edit.part, edit.key)
    if held is None:
        return [], []
    place = place_of(now, edit.part, edit.key)
    if edit.kind == "move":
        to = min(edit.before, len(now.items(edit.part)) - 1)
        found = Edit("move", edit.part, edit.key, before=place, after=to)
        return ([found] if place != to else []), []
    faults = [*_changed(edit, held), *_named(now, edit)]
    gone = Edit("remove", edit.part, edit.key, before=held, place=place)
    return ([] if faults else [gone]), faults


def _back_to_value(now: Masterplan, edit: Edit) -> tuple[list[Edit], list[Disputed]]:
    item = _held(now, edit.part, edit.key)
    if item is None:
        return [], [Disputed(edit.part, edit.key, edit.field, edit.before, edit.after, None)]
    held = item.get(edit.field)
    try:
        value = merge(edit.after, edit.before, held)
    except Clash:
        return [], [Disputed(edit.part, edit.key, edit.field, edit.before, edit.after, held)]
    if value == held:
        return [], []
    return [Edit("set", edit.part, edit.key, edit.field, held, value)], []


def _back_in(now: Masterplan, edit: Edit) -> tuple[list[Edit], list[Disputed]]:
    held = _held(now, edit.part, edit.key)
    if held is not None:
        if held == edit.before:
            return [], []
        return [], [Disputed(edit.part, edit.key, "", edit.before, None, held)]
    place = min(edit.place, len(now.items(edit.part)))
    return [Edit("add", edit.part, edit.key, after=edit.before, place=place)], []


def _changed(edit: Edit, held: dict[str, Any]) -> list[Disputed]:
    """Fields of an added item that say something else since."""
    names = dict.fromkeys([*edit.after, *held])
    return [
        Disputed(edit.part, edit.key, name, None, edit.after.get(name), held.get(name))
        for name in names
        if edit.after.get(name) != held.get(name)
    ]


def _named(now: Masterplan, edit: Edit) -> list[Disputed]:
    """Fields of other items that name an added item."""
    return [
        Disputed(each.part, each.key, each.field, None, None, _value(now, each))
        for each in mentions(now, edit.part, edit.key)
        if (each.part, each.key) != (edit.part, edit.key)
    ]


def _value(now: Masterplan, mention: Mention) -> Any:
    return data_of(now, mention.part, mention.key)[mention.field]


def _held(now: Masterplan, part: str, key: str) -> dict[str, Any] | None:
    if part == OWN:
        return data_of(now, OWN, "")
    try:
        return data_of(now, part, key)
    except KeyError:
        return None
