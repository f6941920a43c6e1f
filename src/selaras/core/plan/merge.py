"""Three versions of one value into one: what two people changed since a common beginning.

Values are plain JSON data. Merging is symmetric: whoever comes second, the result is the same.
What only one side changed is taken; what both changed alike is taken once; tables merge row by
row and groups field by field. Only where both changed the same thing differently do they clash.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_NAMES: tuple[tuple[str, ...], ...] = (
    ("key",),
    ("document", "goal"),
    ("year", "fund"),
    ("year", "first_month", "last_month"),
    ("year",),
    ("letter", "word"),
)
"""By which columns a row of a table is known again; the first that all rows have counts."""


class Clash(Exception):
    """Both sides changed the same thing differently."""

    def __init__(self, base: Any, mine: Any, theirs: Any) -> None:
        super().__init__("both sides changed the same thing")
        self.base = base
        self.mine = mine
        self.theirs = theirs


def merge(base: Any, mine: Any, theirs: Any) -> Any:
    """The value that holds both changes; raises Clash where they cannot both stand."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    sides = (base, mine, theirs)
    if all(isinstance(side, dict) for side in _as_texts(sides)):
        return _plain(_merge_groups(*_as_texts(sides)))
    if all(isinstance(side, list) for side in sides):
        return _merge_lists(base, mine, theirs)
    raise Clash(base, mine, theirs)


def _as_texts(sides: tuple[Any, ...]) -> tuple[Any, ...]:
    """Words in one language beside words in two are both `Text`; make them look alike."""
    both = any(isinstance(side, dict) and side.keys() == {"id", "en"} for side in sides)
    return tuple({"id": side} if both and isinstance(side, str) else side for side in sides)


def _plain(group: dict[str, Any]) -> Any:
    return group["id"] if group.keys() == {"id"} else group


def _merge_groups(base: Row, mine: Row, theirs: Row) -> dict[str, Any]:
    found = {}
    for name in dict.fromkeys([*base, *sorted({*mine, *theirs} - base.keys())]):
        value = merge(base.get(name), mine.get(name), theirs.get(name))
        if value is not None:
            found[name] = value
    return found


def _merge_lists(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    name = _name_of_rows([*base, *mine, *theirs])
    if name is None:
        raise Clash(base, mine, theirs)
    rows = tuple({name(row): row for row in side} for side in (base, mine, theirs))
    if any(len(named) != len(side) for named, side in zip(rows, (base, mine, theirs), strict=True)):
        raise Clash(base, mine, theirs)
    known, ours, others = rows
    found = {}
    for place in _merged_order(list(known), list(ours), list(others)):
        value = merge(known.get(place), ours.get(place), others.get(place))
        if value is not None:
            found[place] = value
    return list(found.values())


def _name_of_rows(rows: Sequence[Any]) -> Callable[[Any], Hashable] | None:
    """How a row is known again; None where rows have no names."""
    if all(isinstance(row, str | int) for row in rows):
        return _itself
    if not all(isinstance(row, dict) for row in rows):
        return None
    for columns in _NAMES:
        if all(column in row for row in rows for column in columns):
            return _by(columns)
    return None


def _itself(row: Any) -> Hashable:
    found: Hashable = row
    return found


def _by(columns: tuple[str, ...]) -> Callable[[Any], Hashable]:
    return lambda row: tuple(row[column] for column in columns)


def _merged_order(
    base: list[Hashable], mine: list[Hashable], theirs: list[Hashable]
) -> Iterable[Hashable]:
    """Every name once; where only one side changed the order, its order holds."""
    orders = [_shared(base, side) for side in (mine, theirs)]
    moved = [order != [name for name in base if name in set(order)] for order in orders]
    if all(moved) and orders[0] != orders[1]:
        raise Clash(base, mine, theirs)
    first = mine if moved[0] else theirs if moved[1] else base
    rest = {*base, *mine, *theirs} - set(first)
    return [*first, *sorted(rest, key=repr)]


def _shared(base: list[Hashable], side: list[Hashable]) -> list[Hashable]:
    return [name for name in side if name in set(base)]
