"""Changes a plan's data the way the cases of a rule's page say."""

import copy
import re
from typing import Any

_ITEM = re.compile(r"^([a-z_]+)\[([a-z0-9-]+)\]$")


def changed(data: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A copy of the plan's data after the change.

    `field: value` sets a field of the plan (null removes it; a whole part may be set to a
    list). `part[key]: {field: value}` sets fields of an item, where null removes the field;
    `part[key]: null` removes the item; a key that is not there adds an item.
    """
    data = copy.deepcopy(data)
    for place, value in change.items():
        item = _ITEM.match(place)
        if item is None:
            _set(data, place, value)
        else:
            _change_item(data.setdefault(item[1], []), item[2], value)
    return data


def _set(fields: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        del fields[name]
    else:
        fields[name] = value


def _change_item(items: list[dict[str, Any]], key: str, value: dict[str, Any] | None) -> None:
    found = next((item for item in items if item["key"] == key), None)
    if value is None:
        assert found is not None, f"no item {key}"
        items.remove(found)
    elif found is None:
        items.append({"key": key, "origin": {"demonstration": ["*"]}, **value})
    else:
        for name, field in value.items():
            _set(found, name, field)
