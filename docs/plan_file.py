"""The page that lists every field of a plan file, made from the published schema."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

import selaras.core.plan as plan
from selaras.core.framework import FieldWords, Knowledge
from selaras.core.plan import PARTS, Masterplan, json_schema
from selaras.core.plan.shape import item_model
from selaras.core.plan.values import Refers, Value
from selaras.core.plan.waiver import RULE_CODE

_HEAD = """# Isian berkas rencana · Fields of a plan file

Berkas rencana adalah YAML atau JSON dengan isian di bawah ini; yang bertanda **wajib** harus ada.
Cara menulisnya: [menulis berkas rencana](../how-to/write-a-plan-file.md). Skemanya untuk program
penyunting: [masterplan.schema.json](masterplan.schema.json).

*A plan file is YAML or JSON with the fields below; those marked **required** must be there. How to
write one: [write a plan file](../how-to/write-a-plan-file.en.md). The schema for editors:
[masterplan.schema.json](masterplan.schema.json).*
"""

_KINDS = {
    "string": "teks pendek · line",
    "boolean": "`true`/`false`",
    "number": "bilangan eksak · exact number",
}


Said = dict[tuple[str, str], str]
"""What a field is called and what to write in it, by the name of its value and its own."""


def plan_file_page(knowledge: Knowledge) -> str:
    """The plan itself, then each value under its name, in the order of their first use."""
    schema = json_schema()
    said = _said(knowledge)
    parts = [_HEAD, "## Masterplan\n", _told(schema), _table("Masterplan", schema, said)]
    for name in _in_order_of_use(schema, schema["$defs"]):
        values = schema["$defs"][name]
        parts += [f"## {name}\n", _told(values), _table(name, values, said)]
    return "\n".join(parts)


def _said(knowledge: Knowledge) -> Said:
    """The words of every field; where parts word a shared value differently, the most used."""
    used: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    models: dict[str, type[Value]] = {"plan": Masterplan}
    models |= {part: item_model(part) for part in PARTS}
    for part, model in models.items():
        for name, field in _uses(model, knowledge.words(part).fields):
            used[name, field.name][_worded(field)] += 1
    said = {place: words.most_common(1)[0][0] for place, words in used.items()}
    titles = {part: knowledge.words(part).title for part in PARTS}
    lists = {("Masterplan", part): f"**{t.id}.**<br>_{t.en}._" for part, t in titles.items()}
    return {**said, **lists}


def _worded(field: FieldWords) -> str:
    label, help = field.label, field.help
    return f"**{label.id}.** {help.id}<br>_{label.en}. {help.en}_".replace(" * ", r" \* ")


def _uses(model: type[Value], fields: tuple[FieldWords, ...]) -> Iterator[tuple[str, FieldWords]]:
    for field in fields:
        yield model.__name__, field
        if field.fields:
            yield from _uses(_held(model.model_fields[field.name].annotation), field.fields)


def _held(annotation: Any) -> type[Value]:
    """The value that stands in a field of several fields."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next(_held(inner) for inner in get_args(annotation) if inner is not type(None))


def _in_order_of_use(schema: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    waiting, seen = list(_named(schema["properties"])), {"Text"}
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            yield name
            waiting = [*_named(definitions[name]["properties"]), *waiting]


def _named(node: Any) -> Iterator[str]:
    """Names of the values that a piece of the schema speaks of."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for inner in node.values():
            yield from _named(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _named(inner)


def _told(values: dict[str, Any]) -> str:
    return " ".join(values.get("description", "").split()) + "\n"


def _table(name: str, values: dict[str, Any], said: Said) -> str:
    rows = ["| Isian · Field | Arti · Meaning | Isi · Content | |", "|---|---|---|---|"]
    fields = getattr(plan, name, Masterplan).model_fields
    for field, node in values["properties"].items():
        needed = "**wajib · required**" if field in values.get("required", ()) else ""
        content = _content(node, _target(fields[field]))
        meant = said.get((name, field), "")
        rows.append(f"| `{field}` | {meant} | {content} | {needed} |")
    return "\n".join(rows) + "\n"


def _content(node: dict[str, Any], target: str | None) -> str:
    """What may stand in a field, in a few words."""
    if "anyOf" in node:
        first = next(one for one in node["anyOf"] if one.get("type") != "null")
        return _content(first, target)
    if "items" in node:
        return f"daftar · list: {_content(node['items'], target)}"
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return "teks · text" if name == "Text" else f"[{name}](#{name.lower()})"
    if target:
        return f"kunci di · key in `{target}`"
    return _plain(node)


def _plain(node: dict[str, Any]) -> str:
    if "enum" in node or "const" in node:
        return ", ".join(f"`{choice}`" for choice in node.get("enum", [node.get("const")]))
    if node.get("format") == "date":
        return "tanggal · date `2024-12-31`"
    if node.get("pattern", "").startswith("^[a-z0-9]"):
        return "kunci · key"
    if node.get("pattern") == RULE_CODE:
        return "kode aturan · rule code `IND03`"
    if node.get("pattern", "").startswith(r"^\d"):
        return 'kode daerah · region code `"73.22"`'
    if node.get("type") == "integer":
        return _whole(node)
    return _KINDS[node["type"]]


def _whole(node: dict[str, Any]) -> str:
    low, high = node.get("minimum"), node.get("maximum", 0)
    if high == 2200:
        return "tahun · year"
    if high >= 10**15:
        return "rupiah" if low == 0 else "rupiah, boleh negatif · may be negative"
    return f"{low}-{high}"


def _target(field: FieldInfo) -> str | None:
    """The part of the plan whose keys the field holds."""
    marks = [*field.metadata, *_marks(field.annotation)]
    return next((mark.part for mark in marks if isinstance(mark, Refers)), None)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)
