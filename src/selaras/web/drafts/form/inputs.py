"""Values of a plan as the texts that stand in the inputs of a form; `reading` goes back."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from selaras.core.plan import Kind, Shape
from selaras.core.text import Language, format_amount, format_number

Inputs = Mapping[str, Sequence[str]]
"""What stands in the inputs, by name; several texts where several have one name."""


def is_yearly(shape: Shape) -> bool:
    """Whether it is a table of one value for each year, drawn as one input for each year."""
    return shape.is_table and tuple(each.name for each in shape.fields) == ("year", "value")


def inputs_of(shape: Shape, value: Any, language: Language, name: str = "") -> dict[str, list[str]]:
    """The inputs of one field that holds this value, JSON data or None; empty ones are left out."""
    found: dict[str, list[str]] = {}
    for input_name, text in _texts(shape, value, language, name or shape.name):
        found.setdefault(input_name, []).append(text)
    return found


def _texts(shape: Shape, value: Any, language: Language, name: str) -> Iterator[tuple[str, str]]:
    if value is None:
        if shape.default is not None:
            yield name, _scalar(shape, shape.default, language)
    elif not shape.many:
        yield from _one(shape, value, language, name)
    elif shape.kind in (Kind.GROUP, Kind.TEXT):
        for row, each in enumerate(value):
            yield from _one(shape, each, language, f"{name}.{row}")
    elif shape.kind == Kind.LINE:
        yield name, "\n".join(value)
    else:
        for each in value:
            yield name, _scalar(shape, each, language)


def _one(shape: Shape, value: Any, language: Language, name: str) -> Iterator[tuple[str, str]]:
    if shape.kind == Kind.GROUP:
        for each in shape.fields:
            yield from _texts(each, value.get(each.name), language, f"{name}.{each.name}")
    elif shape.kind == Kind.TEXT:
        for code, words in (value if isinstance(value, dict) else {"id": value}).items():
            yield f"{name}.{code}", words
    else:
        yield name, _scalar(shape, value, language)


def _scalar(shape: Shape, value: Any, language: Language) -> str:
    match shape.kind:
        case Kind.NUMBER:
            return format_number(Decimal(value), language)
        case Kind.RUPIAH:
            return format_amount(value, language)
        case Kind.FLAG:
            return "true" if value else "false"
    return str(value)
