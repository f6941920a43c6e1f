"""YAML nodes as plain values; None where the node is not of that kind."""

import re
from datetime import date

from yaml.nodes import Node, ScalarNode

_STRING = "tag:yaml.org,2002:str"


def line_of(node: Node) -> int:
    """The line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


def written(node: Node) -> str:
    """What stands in the file, whatever its kind: 2.10 stays '2.10' and is not the number 2.1."""
    return str(node.value) if isinstance(node, ScalarNode) else ""


def words(node: Node) -> str | None:
    """A non-empty string, without the spaces around it."""
    text = written(node).strip() if node.tag == _STRING else ""
    return text or None


def whole(node: Node, low: int, high: int) -> int | None:
    """A whole number between two bounds."""
    if not re.fullmatch(r"[0-9]{1,9}", written(node)):
        return None
    value = int(written(node))
    return value if low <= value <= high else None


def flag(node: Node) -> bool | None:
    """`true` or `false`, and no other word for them."""
    return {"true": True, "false": False}.get(written(node))


def day(node: Node) -> date | None:
    """A date as `2023-06-23`."""
    try:
        return date.fromisoformat(written(node))
    except ValueError:
        return None
