"""YAML nodes as plain values; None where the node is not of that kind."""

import re
from datetime import date
from fractions import Fraction

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


def exact(node: Node) -> Fraction | None:
    """A number with a dot before its decimals, if it has any; quoted or not."""
    text = written(node)
    return Fraction(text) if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", text) else None


def ratio(node: Node) -> Fraction | None:
    """A number as `exact` reads it, or a fraction such as 10/3, which no decimals can say."""
    text = written(node)
    return Fraction(text) if re.fullmatch(r"-?[0-9]{1,12}/[1-9][0-9]{0,11}", text) else exact(node)


def flag(node: Node) -> bool | None:
    """`true` or `false`, and no other word for them."""
    return {"true": True, "false": False}.get(written(node))


def day(node: Node) -> date | None:
    """A date as `2023-06-23`."""
    try:
        return date.fromisoformat(written(node))
    except ValueError:
        return None
