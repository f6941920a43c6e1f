"""What kind of thing each field of a plan holds, told from the models themselves.

Forms, worksheets and the history of changes all ask here, so that a field added to a model
appears in each of them.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import PydanticUndefined

from selaras.core.plan.masterplan import PARTS, Masterplan, RegionCode
from selaras.core.plan.values import (
    Day,
    Flag,
    Item,
    Key,
    Quantity,
    Refers,
    Rupiah,
    SignedRupiah,
    Value,
    Year,
)
from selaras.core.plan.waiver import RuleCode
from selaras.core.text.text import Line, Text

OWN = ""
"""The name under which the plan's own fields stand beside `PARTS`."""


class Kind(StrEnum):
    """What one value of a field is."""

    TEXT = "text"
    """Words in two languages."""
    LINE = "line"
    CHOICE = "choice"
    CODE = "code"
    """A name of something that the programme or the plan fixes, such as a dimension or a fund."""
    REFERENCE = "reference"
    """The key of another item of the plan."""
    NUMBER = "number"
    WHOLE = "whole"
    RUPIAH = "rupiah"
    YEAR = "year"
    DAY = "day"
    FLAG = "flag"
    GROUP = "group"
    """Several fields that belong together, such as the first and the last year."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: its kind, whether it holds many values, and what may stand in it.

    `choices` are the values of a choice, `part` the part that a reference names, `fields` the
    fields of a group; a group that holds many values is a table and these are its columns.
    `default` is the value of a choice or flag where nothing was written, None where it has none.
    """

    name: str
    kind: Kind
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    part: str = ""
    fields: tuple["Shape", ...] = ()
    default: str | bool | None = None

    @property
    def is_table(self) -> bool:
        """Whether it holds rows of several columns."""
        return self.many and self.kind == Kind.GROUP

    def field(self, name: str) -> "Shape":
        """The field of the group with that name; raises KeyError."""
        return _named(self.fields, name)


@cache
def shapes(part: str) -> tuple[Shape, ...]:
    """The fields of the items of a part in the order of the model, without their key.

    For `OWN` the fields of the plan itself that are no collections of items.
    """
    if part == OWN:
        skipped = {"selaras", "key", *PARTS}
        return tuple(each for each in _fields(Masterplan) if each.name not in skipped)
    return tuple(each for each in _fields(item_model(part)) if each.name != "key")


def shape_of(part: str, name: str) -> Shape:
    """The field with that name; raises KeyError where the part has none."""
    return _named(shapes(part), name)


@cache
def item_model(part: str) -> type[Item]:
    """The model of the items of a part."""
    model: type[Item] = get_args(Masterplan.model_fields[part].annotation)[0]
    return model


def _named(fields: tuple[Shape, ...], name: str) -> Shape:
    for each in fields:
        if each.name == name:
            return each
    raise KeyError(name)


@cache
def _fields(model: type[Value]) -> tuple[Shape, ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        _shape(name, hints[name], field.default) for name, field in model.model_fields.items()
    )


def _shape(name: str, hint: Any, default: Any) -> Shape:
    hint = _without_none(hint)
    many = get_origin(hint) is tuple
    if many:
        hint = _without_none(get_args(hint)[0])
    part = next((mark.part for mark in _marks(hint) if isinstance(mark, Refers)), "")
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    choices = tuple(map(str, get_args(bare))) if get_origin(bare) is Literal else ()
    inner = _fields(bare) if isinstance(bare, type) and issubclass(bare, Value) else ()
    kind = Kind.REFERENCE if part else _kind(hint, bare)
    required = default is PydanticUndefined
    unwritten = default if isinstance(default, str | bool) else None
    return Shape(name, kind, many, required, choices, part, inner, unwritten)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) is Annotated and get_origin(get_args(hint)[0]) in (Union, UnionType):
        hint = get_args(hint)[0]
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    return hint


def _marks(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__metadata__", ())


_SCALARS: tuple[tuple[Any, Kind], ...] = (
    (Text, Kind.TEXT),
    (Line, Kind.LINE),
    (Key, Kind.CODE),
    (RegionCode, Kind.CODE),
    (RuleCode, Kind.CODE),
    (Quantity, Kind.NUMBER),
    (Rupiah, Kind.RUPIAH),
    (SignedRupiah, Kind.RUPIAH),
    (Year, Kind.YEAR),
    (Day, Kind.DAY),
    (Flag, Kind.FLAG),
    (int, Kind.WHOLE),
)


def _kind(hint: Any, bare: Any) -> Kind:
    # Year and Rupiah are both whole numbers with bounds: only which object it is tells them apart.
    for known, kind in _SCALARS:
        if hint is known:
            return kind
    if get_origin(bare) is Literal:
        return Kind.CHOICE
    if isinstance(bare, type) and issubclass(bare, Value):
        return Kind.GROUP
    if bare is int:
        return Kind.WHOLE
    raise TypeError(f"no kind for {hint!r}")
