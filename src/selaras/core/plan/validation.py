"""Plain data into a plan, item by item, so that a hopeless file is given up early."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from selaras.core.plan.masterplan import PARTS, REGION_CODE, Masterplan
from selaras.core.plan.references import Held
from selaras.core.plan.values import Item


@dataclass(frozen=True, slots=True)
class Reading:
    """The plan that data hold, or what is wrong with them and what could be read all the same."""

    plan: Masterplan | None
    errors: list[ErrorDetails]
    held: Held


def validated(data: Any, most: int) -> Reading:
    """Read plain data as a plan; up to a few more than `most` errors are told."""
    fields = data if isinstance(data, dict) else {}
    parts = {part: found for part in PARTS if isinstance(found := fields.get(part, []), list)}
    errors: list[ErrorDetails] = []
    items = {part: list(_items(part, found, errors, most)) for part, found in parts.items()}
    sound = {part: [item for _, item in found] for part, found in items.items()}
    try:
        plan = Masterplan.model_validate({**fields, **sound})
    except ValidationError as error:
        errors += _details(error, ())
        plan = None
    return Reading(None if errors else plan, errors, _held(fields, parts, items))


def _held(
    fields: dict[str, Any],
    parts: dict[str, list[Any]],
    items: dict[str, list[tuple[int, Item]]],
) -> Held:
    codes = fields.get("regions")
    return Held(
        [(number, code) for number, code in enumerate(codes) if _is_region_code(code)]
        if isinstance(codes, list)
        else (),
        {part: items.get(part, ()) for part in PARTS},
        {part: [_key(item) for item in parts.get(part, ())] for part in PARTS},
    )


def _is_region_code(code: Any) -> bool:
    return isinstance(code, str) and re.fullmatch(REGION_CODE, code) is not None


def _key(item: Any) -> str | None:
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) else None


def _items(
    part: str, found: list[Any], errors: list[ErrorDetails], most: int
) -> Iterator[tuple[int, Item]]:
    validate = _reader(part).validate_python
    for number, item in enumerate(found):
        if len(errors) >= most:
            break
        try:
            yield number, validate(item)
        except ValidationError as error:
            errors += _details(error, (part, number))


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
