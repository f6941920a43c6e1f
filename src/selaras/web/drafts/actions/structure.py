"""Writes that change which items a plan has and how they stand: one step of the history each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from selaras.core.plan import (
    Edit,
    Masterplan,
    adding,
    copying,
    data_of,
    merging,
    moving,
    place_of,
    removing,
)
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.assignments.models import Assignment
from selaras.web.drafts.grouping import siblings
from selaras.web.drafts.keys import fresh_key
from selaras.web.plans.writing import Make, Reused, Written, change_plan

_COPY = Text(id="{name} (salinan)", en="{name} (copy)")


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who changes a plan now; `entry` is the number of what the browser sent."""

    writable: Writable
    by: Viewer
    at: datetime
    entry: UUID | None = None

    def change(self, what: str, make: Make, about: tuple[str, str] | None = None) -> Written:
        """One step of the history; raises as `change_plan` does."""
        return change_plan(
            plan=self.writable.opened.row,
            what=what,
            make=make,
            by=self.by,
            at=self.at,
            role=self.writable.role,
            entry=self.entry,
            about=about,
        )


def add_item(*, writer: Writer, part: str, data: dict[str, Any]) -> tuple[Written, str]:
    """Add an item with this data at the end of its part; its key, made from its name.

    An item that an agency adds is the agency's. Raises as `change_plan` does, and Http404 for
    those who may not add.
    """
    named = data.get("key", "")
    if not (writer.writable.may_add(part) or (named and writer.writable.may(part, named))):
        raise Http404(part)
    given = given_keys(writer.writable, part)

    def make(now: Masterplan) -> tuple[Edit, ...]:
        key = named or fresh_key(part, data, given | _keys(now, part))
        return (adding(now, part, {**data, "key": key}),)

    return _added(writer, "add", part, make)


def copy_item(*, writer: Writer, part: str, key: str) -> tuple[Written, str]:
    """Add a copy right behind the item, called a copy; its key. Raises as `add_item` does."""
    if not (writer.writable.may(part, key) and writer.writable.may_add(part)):
        raise Http404(key)
    given = given_keys(writer.writable, part)

    def make(now: Masterplan) -> tuple[Edit, ...]:
        data = data_of(now, part, key)
        fields = _called_a_copy(part, data)
        fresh = fresh_key(part, {**data, **fields}, given | _keys(now, part))
        return (copying(now, part, key, fresh, **fields),)

    return _added(writer, "copy", part, make)


def move_item(*, writer: Writer, part: str, key: str, to: str) -> Written:
    """Take an item to another place among those under its heading.

    `to` is `up`, `down` or a place from 1. Raises as `change_plan` does, ValueError for any
    other word, and Http404 for those who may not.
    """
    if not writer.writable.may(part, key):
        raise Http404(key)

    def make(now: Masterplan) -> tuple[Edit, ...]:
        others = siblings(now, load_knowledge(), part, key)
        held = [item.key for item in others].index(key)
        place = {"up": held - 1, "down": held + 1}[to] if to in ("up", "down") else int(to) - 1
        place = min(max(place, 0), len(others) - 1)
        if place == held:
            return ()
        return (moving(now, part, key, place_of(now, part, others[place].key)),)

    return writer.change("move", make, (part, key))


def merge_items(*, writer: Writer, part: str, kept: str, gone: str) -> Written:
    """Make one item of two. Raises as `change_plan` does, and Http404 for those who may not."""
    if not (writer.writable.may(part, kept) and writer.writable.may(part, gone)):
        raise Http404(kept)
    if kept == gone:
        raise KeyError(gone)
    return writer.change("merge", lambda now: merging(now, part, kept, gone), (part, gone))


class NotYours(Exception):
    """What would go with an item belongs to others; `places` are parts and keys."""

    def __init__(self, places: tuple[tuple[str, str], ...]) -> None:
        super().__init__(repr(places))
        self.places = places


def remove_item(*, writer: Writer, part: str, key: str) -> Written:
    """Take an item out of the plan with every mention of it and what cannot be without it.

    Raises as `change_plan` does, Http404 for those who may not, and NotYours.
    """
    if not writer.writable.may(part, key):
        raise Http404(key)

    def make(now: Masterplan) -> tuple[Edit, ...]:
        edits = removing(now, part, key)
        if others := of_others(writer.writable, edits):
            raise NotYours(others)
        return edits

    return writer.change("remove", make, (part, key))


def of_others(writable: Writable, edits: tuple[Edit, ...]) -> tuple[tuple[str, str], ...]:
    """The items that the edits would remove and that the viewer may not write."""
    gone = ((edit.part, edit.key) for edit in edits if edit.kind == "remove")
    return tuple(place for place in gone if not writable.may(*place))


def _added(writer: Writer, what: str, part: str, make: Make) -> tuple[Written, str]:
    with transaction.atomic():
        written = writer.change(what, make)
        key = _key_of(written, part)
        if not written.again and not writer.writable.may(part, key):
            give_added(writer, part, key)
    return written, key


def _key_of(written: Written, part: str) -> str:
    assert written.step is not None, "an addition always changes the plan"
    added = written.step.changes.filter(kind="add", part=part).first()
    if added is None:
        raise Reused
    return added.key


def give_added(writer: Writer, part: str, key: str) -> None:
    """Make an item that was just added the agency's of whoever added it."""
    organisation = writer.writable.organisations[0]
    posts = (post for post in writer.by.posts if post.organisation == organisation)
    Assignment.objects.create(
        plan=writer.writable.opened.row,
        part=part,
        key=key,
        organisation_id=organisation,
        holder_id=next(posts).membership,
        by=writer.by.person,
        at=writer.at,
    )


def given_keys(writable: Writable, part: str) -> frozenset[str]:
    """Keys that were given to somebody, also of items that are gone: they are not used again."""
    rows = Assignment.objects.filter(plan=writable.opened.row, part=part)
    return frozenset(rows.values_list("key", flat=True))


def _keys(plan: Masterplan, part: str) -> frozenset[str]:
    return frozenset(item.key for item in plan.items(part))


def _called_a_copy(part: str, data: dict[str, Any]) -> dict[str, Any]:
    name = load_knowledge().words(part).names_item
    if not isinstance(data.get(name), str | dict):
        return {}
    held = Text.model_validate(data[name])
    called = Text(
        id=_COPY.id.format(name=held.id),
        en=str(_COPY.en).format(name=held.en) if held.en else None,
    )
    return {name: called.model_dump()}
