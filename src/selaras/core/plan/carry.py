"""A new plan out of that of an earlier period: what is chosen is kept, what is past falls away."""

from collections.abc import Collection, Mapping
from typing import Any

from selaras.core.plan.edit import Data
from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.shape import Kind, Shape, item_model, shapes
from selaras.core.plan.values import Origin, Span
from selaras.core.text.text import Text

CARRIED = tuple(part for part in PARTS if part != "waivers")
"""Parts that may be carried; what was excused was excused of the old plan."""

DIRECTION = frozenset({"missions", "objectives"})
"""Parts with which vision and slogan are carried."""

_DATED = {"budget": "year", "targets": "year", "stages": "year"}
"""Tables whose rows belong to one year; rows outside the new period fall away."""

_NOTE = Text(
    id="Dari rencana {period}; perbarui bila ada data yang lebih baru.",
    en="From the plan of {period}; renew it where there are newer data.",
)

_Kept = Mapping[str, Collection[str]]
"""Keys of the items that are carried, by part."""


def carried(
    plan: Masterplan, *, key: str, title: Text, period: Span, parts: Collection[str]
) -> Masterplan:
    """The plan for the new period with the items of these parts.

    Years of programmes are cut to the new period, budgets, targets, stages and ceilings outside
    it fall away, and so does every mention of something that was not carried. Facts keep their
    year; one without a year says in its note which plan it comes from.
    """
    data = {part: _items_of(plan, part, period) for part in CARRIED if part in parts}
    data = _without_lost(data)
    own: dict[str, Any] = {"vision": None, "slogan": None}
    if DIRECTION & {*parts}:
        own = {"vision": plan.vision, "slogan": plan.slogan}
    items = {
        part: tuple(item_model(part).model_validate(each) for each in rows)
        for part, rows in data.items()
    }
    origin = Origin(source=plan.title.id[:500], demonstration=plan.origin.demonstration)
    return Masterplan(
        key=key, title=title, regions=plan.regions, period=period, origin=origin, **own, **items
    )


def _items_of(plan: Masterplan, part: str, period: Span) -> list[Data]:
    found = []
    for item in plan.items(part):
        data = item.model_dump(mode="json", exclude_defaults=True)
        if part == "ceilings" and data["year"] not in period:
            continue
        _cut(data, period)
        if part == "facts" and "year" not in data:
            data.setdefault("note", _NOTE.format(period=str(plan.period)).model_dump())
        # What made the old plan binding does not make the new one so.
        data.pop("enacts_plan", None)
        found.append(data)
    return found


def _cut(data: Data, period: Span) -> None:
    for name, column in _DATED.items():
        if rows := [row for row in data.get(name, ()) if row[column] in period]:
            data[name] = rows
        else:
            data.pop(name, None)
    for output in data.get("outputs", ()):
        _cut(output, period)
    if years := data.get("years"):
        start, end = max(years["start"], period.start), min(years["end"], period.end)
        if start <= end:
            data["years"] = {"start": start, "end": end}
        else:
            del data["years"]
    # A sum that somebody wrote was of the years that fall away.
    data.pop("stated_total", None)


def _without_lost(data: dict[str, list[Data]]) -> dict[str, list[Data]]:
    """The items without mentions of what is not there; those that need it go as well."""
    while True:
        kept = {part: {each["key"] for each in data.get(part, ())} for part in PARTS}
        found = {
            part: [row for each in rows if (row := _row(shapes(part), each, kept)) is not None]
            for part, rows in data.items()
        }
        if found == data:
            return data
        data = found


def _row(fields: tuple[Shape, ...], row: Data, kept: _Kept) -> Data | None:
    """The row without lost names; None where it cannot be without one of them."""
    found = dict(row)
    for shape in fields:
        if shape.name not in row:
            continue
        value = _value(shape, row[shape.name], kept)
        if value is not None:
            found[shape.name] = value
        elif shape.required and shape.kind in (Kind.REFERENCE, Kind.GROUP):
            return None
        else:
            found.pop(shape.name)
    return found


def _value(shape: Shape, value: Any, kept: _Kept) -> Any:
    if shape.kind == Kind.GROUP:
        rows = [_row(shape.fields, row, kept) for row in (value if shape.many else [value])]
        held = [row for row in rows if row is not None]
        return (held or None) if shape.many else next(iter(held), None)
    if shape.kind != Kind.REFERENCE:
        return value
    if shape.many:
        return [each for each in value if each in kept[shape.part]] or None
    return value if value in kept[shape.part] else None
