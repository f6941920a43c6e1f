"""Keys of new items, made from what the item is called; nobody is asked to think one up."""

from collections.abc import Collection
from typing import Any

from django.utils.text import slugify

from selaras.reference import load_knowledge

_LONGEST = 60


def fresh_key(part: str, data: dict[str, Any], taken: Collection[str]) -> str:
    """A key for the data of a new item that is none of those taken."""
    root = _root(part, data)
    key, number = root, 1
    while key in taken:
        number += 1
        key = f"{root}-{number}"
    return key


def slug_of(words: str) -> str:
    """Words as a key, cut between two words; empty where no Latin letter or digit is left."""
    slug = "-".join(step for step in slugify(words.replace("_", " ")).split("-") if step)
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def _root(part: str, data: dict[str, Any]) -> str:
    words = load_knowledge().words(part)
    if part == "ceilings":
        named = f"{data.get('fund', '')} {data.get('year', '')}"
    elif part == "accounts":
        named = str(data.get("code", "")).replace(".", " ")
    else:
        value = data.get(words.names_item)
        named = str((value.get("id") if isinstance(value, dict) else value) or "")
    return slug_of(named) or slug_of(words.one.id)
