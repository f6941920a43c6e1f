"""What of an item can be found: its words in both languages and its codes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from selaras.core.plan import OWN, Item, Kind, Masterplan, Shape, shapes
from selaras.core.text import Language, Text
from selaras.reference import load_knowledge

Written = tuple[str, Language | None]
"""A text and its language; None for what has none, such as a code."""

_NO_WORDS = frozenset({"ceilings"})
"""Parts that hold nothing but numbers."""


def searched(part: str) -> bool:
    """Whether the items of a part have words."""
    return part not in _NO_WORDS


def name_texts(part: str, item: Item) -> list[Written]:
    """What the item is called."""
    if part == "narratives":
        titles = {each.code: each.title for each in load_knowledge().book_parts}
        title = titles.get(item.key)
        return list(_told(title)) if title else [(item.key, None)]
    name = getattr(item, _naming(part))
    return list(_told(name if isinstance(name, Text) else str(name)))


def body_texts(part: str, value: Item | Masterplan) -> list[Written]:
    """All else that it says, field by field; for the plan its own fields."""
    skipped = "title" if part == OWN else _naming(part)
    names = [shape for shape in _worded(part) if shape.name != skipped]
    return [each for shape in names for each in _of(shape, getattr(value, shape.name))]


@cache
def _naming(part: str) -> str:
    return "" if part == "narratives" else load_knowledge().words(part).names_item


@cache
def _worded(part: str) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes(part) if _has_words(shape))


def _has_words(shape: Shape) -> bool:
    if shape.kind == Kind.GROUP:
        return any(_has_words(each) for each in shape.fields)
    # Which fields were made up is said in the names of fields, not in words.
    marks = ("inferred", "demonstration")
    return shape.kind in (Kind.TEXT, Kind.LINE) and shape.name not in marks


def _of(shape: Shape, value: Any) -> Iterator[Written]:
    if value is None:
        return
    for each in value if shape.many else (value,):
        if shape.kind == Kind.GROUP:
            for inner in shape.fields:
                if _has_words(inner):
                    yield from _of(inner, getattr(each, inner.name))
        else:
            yield from _told(each)


def _told(value: Text | str) -> Iterator[Written]:
    if isinstance(value, str):
        yield value, None
        return
    yield value.id, "id"
    if value.en:
        yield value.en, "en"
