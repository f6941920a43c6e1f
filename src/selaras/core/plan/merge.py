"""Three versions of one value into one: what two people changed since a common beginning.

Values are plain JSON data. Merging is symmetric: whoever comes second, the result is the same.
What only one side changed is taken; what both changed alike is taken once; tables merge row by
row and groups field by field. Only where both changed the same thing differently do they clash.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
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
    sides = _as_lists(_as_texts((base, mine, theirs)))
    if all(isinstance(side, dict) for side in sides):
        return _plain(_merge_groups(*sides))
    if all(isinstance(side, list) for side in sides):
        return _merge_lists(*sides) or None
    raise Clash(base, mine, theirs)


def _as_lists(sides: tuple[Any, ...]) -> tuple[Any, ...]:
    """A table without rows is None; two people who begin one at once both add to nothing."""
    many = any(isinstance(side, list) for side in sides)
    return tuple([] if many and side is None else side for side in sides)


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


def naming_columns(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """By which columns the rows of a table are known again; none where there are no such."""
    for columns in _NAMES:
        if all(column in row for row in rows for column in columns):
            return columns
    return ()


def _name_of_rows(rows: Sequence[Any]) -> Callable[[Any], Hashable] | None:
    """How a row is known again; None where rows have no names."""
    if all(isinstance(row, str | int) for row in rows):
        return _itself
    if not all(isinstance(row, dict) for row in rows):
        return None
    columns = naming_columns(rows)
    return _by(columns) if columns else None


def _itself(row: Any) -> Hashable:
    found: Hashable = row
    return found


def _by(columns: tuple[str, ...]) -> Callable[[Any], Hashable]:
    # Words in two languages are no name that can be looked up; as text they are.
    return lambda row: tuple(
        repr(row[column]) if isinstance(row[column], dict) else row[column] for column in columns
    )


def _merged_order(
    base: list[Hashable], mine: list[Hashable], theirs: list[Hashable]
) -> list[Hashable]:
    """Every name once; where only one side changed the order, its order holds.

    What came new follows what it followed on its side. Names that one side took away stand last.
    """
    stayed = {*base} & {*mine} & {*theirs}
    old, ours, others = ([name for name in side if name in stayed] for side in (base, mine, theirs))
    if old not in (ours, others) and ours != others:
        raise Clash(base, mine, theirs)
    fresh = [_fresh(side, stayed, {*base}) for side in (mine, theirs)]
    order: list[Hashable] = []
    for anchor in (None, *(others if ours == old else ours)):
        order += [] if anchor is None else [anchor]
        one, two = ([name for name in side.get(anchor, ()) if name not in order] for side in fresh)
        order += one or two if one == two or not (one and two) else sorted({*one, *two}, key=repr)
    return [*order, *(name for name in base if name not in stayed)]


def _fresh(
    side: list[Hashable], stayed: set[Hashable], known: set[Hashable]
) -> dict[Hashable, list[Hashable]]:
    """The new names of a side, by the one that stayed before them; None for the beginning."""
    found: dict[Hashable, list[Hashable]] = {}
    anchor: Hashable = None
    for name in side:
        if name in stayed:
            anchor = name
        elif name not in known:
            found.setdefault(anchor, []).append(name)
    return found
