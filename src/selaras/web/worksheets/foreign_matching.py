"""What of a foreign table the plan has already: proposals for a person, and what filling means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selaras.core.checks.likeness import near_pairs, words_of
from selaras.core.plan import Masterplan, data_of
from selaras.core.text import Text
from selaras.documents.worksheet import ForeignItem
from selaras.documents.worksheet.labels import folded
from selaras.reference import load_knowledge
from selaras.web.assignments.access import Writable
from selaras.web.plans.naming import label_of, name_by_key

ADD, SKIP, FILL = "add", "skip", "fill"

_CODED = frozenset({"accounts", "ceilings"})
"""Parts whose items are told apart by a code; many names in them are alike."""

_SAME_RECORD = ("name", "year", "fund", "document")
"""Fields by which two rows of a table inside an item are known to be the same row."""


@dataclass(frozen=True, slots=True)
class Match:
    """An item, or an earlier row of the same table, that a row may be the same as.

    `target` is the key of the item, or `@` and the number of the row. `same` tells an equal code
    or name from one that is only alike; `fills` are the labels of what it has not yet.
    """

    target: str
    name: str
    same: bool
    fills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A row that can be taken over: its name, and what it may be the same as."""

    row: int
    name: str
    data: Mapping[str, Any]
    match: Match | None

    @property
    def at_first(self) -> str:
        """What is chosen when the page opens: nothing that could make a second one of an item."""
        if self.match is None:
            return f"{ADD}:"
        if self.match.same and self.match.fills:
            return f"{FILL}:{self.match.target}"
        return SKIP


def offers(
    plan: Masterplan, part: str, rows: Sequence[ForeignItem], who: Writable
) -> dict[int, Offer]:
    """The rows that are understood, each with the item or earlier row that is most like it."""
    understood = [row for row in rows if not row.problems]
    held = [(item.key, data_of(plan, part, item.key)) for item in plan.items(part)]
    known = [(key, data) for key, data in held] + [(f"@{r.row}", r.data) for r in understood]
    names = [_name(part, data) for _, data in known]
    alike = {} if part in _CODED else dict(near_pairs([words_of(name) for name in names]))
    same = _earliest_same(part, known, names)
    found: dict[int, Offer] = {}
    for place, row in enumerate(understood, len(held)):
        earlier = same.get(place, alike.get(place))
        match = None
        if earlier is not None:
            target, data = known[earlier]
            match = _match(plan, part, target, data, row, names[earlier], place in same)
            if not target.startswith("@") and not who.may(part, target):
                match = Match(target, match.name, match.same, ())
        found[row.row] = Offer(row.row, names[place], row.data, match)
    return found


def filling(held: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an item that a row would fill: nothing that is there is changed.

    To a table inside the item those rows are added that it has not, such as other years.
    """
    found: dict[str, Any] = {}
    for name, value in new.items():
        there = held.get(name)
        if there in (None, "", [], {}):
            found[name] = value
        elif isinstance(there, list) and isinstance(value, list) and _are_records(there, value):
            seen = {_record_name(each) for each in there}
            more = [each for each in value if _record_name(each) not in seen]
            if more and all(map(_record_name, more)):
                found[name] = [*there, *more]
    found.pop("key", None)
    return found


def _are_records(*tables: list[Any]) -> bool:
    return all(isinstance(each, dict) for table in tables for each in table)


def _record_name(record: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple((name, folded(_words(record[name]))) for name in _SAME_RECORD if name in record)


def _match(
    plan: Masterplan,
    part: str,
    target: str,
    data: Mapping[str, Any],
    row: ForeignItem,
    name: str,
    same: bool,
) -> Match:
    shown = name if target.startswith("@") else name_by_key(plan, part, target)
    fills = tuple(label_of(part, field) for field in filling(data, row.data))
    return Match(target, shown, same, fills)


def _earliest_same(
    part: str, known: Sequence[tuple[str, Mapping[str, Any]]], names: Sequence[str]
) -> dict[int, int]:
    """For each the earliest one with the same code, or where one has none with the same name."""
    first: dict[tuple[str, str], int] = {}
    found: dict[int, int] = {}
    for place, (_, data) in enumerate(known):
        code = _code(part, data)
        signs = [("name", folded(names[place]))] if names[place] and part not in _CODED else []
        signs += [("code", code)] if code else []
        earlier = [first[sign] for sign in signs if sign in first]
        if earlier:
            found[place] = min(earlier)
        for sign in signs:
            first.setdefault(sign, place)
    return found


def _code(part: str, data: Mapping[str, Any]) -> str:
    if part == "ceilings":
        return f"{data.get('fund')} {data.get('year')}"
    nomenclature = data.get("nomenclature")
    if isinstance(nomenclature, Mapping):
        return str(nomenclature.get("code", ""))
    return str(data.get("code") or data.get("number") or "")


def _name(part: str, data: Mapping[str, Any]) -> str:
    if part == "ceilings":
        return _code(part, data)
    return _words(data.get(load_knowledge().words(part).names_item))


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("id", ""))
    return value.id if isinstance(value, Text) else str(value or "")
