"""How people call an item of a plan, and what the value of a field says, in the page's language."""

from datetime import date
from decimal import Decimal
from typing import Any

from selaras.core.framework import FieldWords, Knowledge
from selaras.core.plan import (
    ALL_FIELDS,
    Item,
    Kind,
    Masterplan,
    Shape,
    place_of,
    shape_of,
    shapes,
)
from selaras.core.text import Text, format_date, format_number, format_rupiah
from selaras.reference import load_knowledge
from selaras.web.ui.templatetags.selaras import page_language, said

ALL_OF_THEM = Text(id="Semua isian", en="All fields")
"""What an origin calls all fields of its item."""

_LONGEST_NAME = 160


def name_of(plan: Masterplan, part: str, item: Item) -> str:
    """The item as a list names it; a long sentence is cut."""
    knowledge = load_knowledge()
    if part == "narratives":
        return _prose_name(knowledge, item.key)
    if part == "ceilings":
        data = item.model_dump(mode="json")
        return f"{told(plan, part, 'fund', data['fund'])} {data['year']}"
    value = getattr(item, knowledge.words(part).names_item)
    text = said(value) if isinstance(value, Text) else str(value)
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def name_by_key(plan: Masterplan, part: str, key: str) -> str:
    """The same for a key; the key itself where the plan has no such item."""
    try:
        return name_of(plan, part, plan.items(part)[place_of(plan, part, key)])
    except KeyError:
        return _prose_name(load_knowledge(), key) if part == "narratives" else key


def _prose_name(knowledge: Knowledge, code: str) -> str:
    titles = {each.code: each.title for each in knowledge.book_parts}
    return said(titles[code]) if code in titles else code


def label_of(part: str, name: str) -> str:
    """What a field is called."""
    return said(load_knowledge().words(part).field(name).label)


def told(plan: Masterplan, part: str, name: str, value: Any) -> str:
    """What the JSON data of a field say; nothing for None."""
    if value is None:
        return ""
    words = load_knowledge().words(part).field(name)
    if name == "origin":
        value = {each: _fields_named(part, each, held) for each, held in value.items()}
    return told_value(plan, shape_of(part, name), words, value)


def _fields_named(part: str, name: str, held: Any) -> Any:
    """The fields that an origin speaks of as people call them."""
    if name not in ("inferred", "demonstration"):
        return held
    known = {shape.name for shape in shapes(part)}
    names = {each: label_of(part, each) for each in held if each in known}
    return [names.get(each, said(ALL_OF_THEM) if each == ALL_FIELDS else each) for each in held]


def told_value(plan: Masterplan, shape: Shape, words: FieldWords, value: Any) -> str:
    """The same for a field inside a table or a group, whose shape and words are given."""
    values = value if shape.many else [value]
    spoken = [_one(plan, shape, words, each) for each in values]
    between = "\n" if shape.kind in (Kind.GROUP, Kind.TEXT, Kind.LINE) else "; "
    return between.join(spoken)


def _one(plan: Masterplan, shape: Shape, words: FieldWords, value: Any) -> str:
    match shape.kind:
        case Kind.TEXT:
            return said(Text.model_validate(value))
        case Kind.CHOICE | Kind.FLAG:
            return said(words.choice(value))
        case Kind.CODE:
            return _code(shape.name, value)
        case Kind.REFERENCE:
            return name_by_key(plan, shape.part, value)
        case Kind.GROUP:
            return _group(plan, shape, words, value)
        case Kind.DAY:
            return format_date(date.fromisoformat(value), page_language())
        case Kind.RUPIAH:
            return format_rupiah(value, page_language())
        case Kind.NUMBER | Kind.WHOLE:
            return format_number(Decimal(value), page_language())
    return str(value)


def _code(name: str, value: str) -> str:
    knowledge = load_knowledge()
    if name == "regions":
        return knowledge.region_ever[value].name
    if name == "book" and value in knowledge.code_book:
        return knowledge.code_book[value].decree
    named: dict[str, Any] = {
        "dimension": knowledge.dimension,
        "sub_dimension": knowledge.sub_dimension,
        "fund": knowledge.fund,
        "sub_element": {
            each.code: each for element in knowledge.readiness for each in element.sub_elements
        },
    }
    found = named.get(name, {}).get(value)
    return said(found.name) if found is not None else value


def _group(plan: Masterplan, shape: Shape, words: FieldWords, value: dict[str, Any]) -> str:
    if value.keys() == {"start", "end"}:
        start, end = value["start"], value["end"]
        return str(start) if start == end else f"{start}–{end}"
    spoken = [
        told_value(plan, each, words.field(each.name), value[each.name])
        for each in shape.fields
        if value.get(each.name) not in (None, [])
    ]
    # A list that takes several lines begins on a line of its own.
    return ("\n" if any("\n" in each for each in spoken) else ", ").join(spoken)
