"""Plain data into a plan, item by item, so that a hopeless file is given up early."""

from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.values import Item


def validated(data: Any, most: int) -> tuple[Masterplan | None, list[ErrorDetails]]:
    """The plan that the data hold, or else what is wrong, up to a few more than `most` errors."""
    errors: list[ErrorDetails] = []
    if isinstance(data, dict):
        parts = {part: data[part] for part in PARTS if isinstance(data.get(part), list)}
        data = {
            **data,
            **{part: _items(part, found, errors, most) for part, found in parts.items()},
        }
    try:
        plan = Masterplan.model_validate(data)
    except ValidationError as error:
        errors += _details(error, ())
        return None, errors
    return (None if errors else plan), errors


def _items(part: str, found: list[Any], errors: list[ErrorDetails], most: int) -> list[Item]:
    validate = _reader(part).validate_python
    items: list[Item] = []
    for number, item in enumerate(found):
        if len(errors) >= most:
            break
        try:
            items.append(validate(item))
        except ValidationError as error:
            errors += _details(error, (part, number))
    return items


def _details(error: ValidationError, location: tuple[str | int, ...]) -> list[ErrorDetails]:
    return [
        {**detail, "loc": (*location, *detail["loc"])}
        for detail in error.errors(include_url=False)
        # A list whose entries are all wrong counts as empty there; it is not.
        if not (detail["type"] == "too_short" and detail["input"])
    ]


@cache
def _reader(part: str) -> TypeAdapter[Item]:
    kind, _ = get_args(Masterplan.model_fields[part].annotation)
    return TypeAdapter(kind)
