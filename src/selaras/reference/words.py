"""Reads the words of all fields of a plan (`fields.yaml`).

The file has three lists: `tables` describes values that stand inside a field, each once and
above the tables that use it; `every_item` the sections that end the form of every part, unless
the part describes a field of theirs itself; `parts` the parts with their sections.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources.abc import Traversable

from selaras.core.framework import Choice, FieldWords, FormSection, PartWords
from selaras.core.text import Text
from selaras.reference.entry import UNREAD, Entry
from selaras.reference.files import open_entry
from selaras.reference.problems import Notes

FILE = "fields.yaml"
NAME = r"[a-z]+(_[a-z]+)*"

Lines = dict[str, int]
"""Names that must not come twice, with the line that has each."""

Tables = dict[str, tuple[FieldWords, ...]]


def read_words(folder: Traversable, notes: Notes) -> tuple[PartWords, ...]:
    """The parts in the order of the file; faults are noted."""
    entry = open_entry(folder, FILE, notes)
    if entry is None:
        return ()
    entry.origin(required=True)
    reader = _Reader()
    entry.items("tables", reader.table)
    shared = entry.items("every_item", lambda item: reader.section(item, {}, {}))
    parts = entry.items("parts", lambda item: reader.part(item, shared))
    entry.close()
    return parts


class _Reader:
    """Builds words and remembers the tables that were described so far."""

    def __init__(self) -> None:
        self._tables: Tables = {}
        self._table_lines: Lines = {}
        self._part_lines: Lines = {}

    def table(self, entry: Entry) -> None:
        code = entry.code("code", taken=self._table_lines)
        taken: Lines = {}
        self._tables[code] = entry.items("fields", lambda item: self._field(item, taken))

    def part(self, entry: Entry, shared: tuple[FormSection, ...]) -> PartWords:
        code = entry.code("code", NAME, taken=self._part_lines)
        names: Lines = {}
        sections: Lines = {}
        own = entry.items("sections", lambda item: self.section(item, sections, names))
        return PartWords(
            code=code,
            title=entry.text("title"),
            one=entry.text("one"),
            many=entry.text("many"),
            names_item=entry.one_of("names_item", names),
            sections=(*own, *_left(shared, names)),
        )

    def section(self, entry: Entry, codes: Lines, names: Lines) -> FormSection:
        return FormSection(
            code=entry.code("code", taken=codes),
            title=entry.text("title"),
            fields=entry.items("fields", lambda item: self._field(item, names)),
        )

    def _field(self, entry: Entry, names: Lines) -> FieldWords:
        name = entry.code("name", NAME, taken=names)
        table = entry.one_of("table", self._tables) if entry.has("table") else UNREAD
        return FieldWords(
            name=name,
            label=entry.text("label"),
            help=entry.text("help"),
            unit=_text_if_any(entry, "unit"),
            long=entry.has("long") and entry.flag("long"),
            choices=_choices(entry),
            fields=self._tables.get(table, ()),
        )


def _choices(entry: Entry) -> tuple[Choice, ...]:
    taken: Lines = {}
    if not entry.has("choices"):
        return ()
    return entry.items(
        "choices",
        lambda item: Choice(
            code=item.code("code", r"[A-Za-z]+([-_][a-z]+)*", taken=taken), label=item.text("label")
        ),
    )


def _text_if_any(entry: Entry, key: str) -> Text | None:
    return entry.text(key) if entry.has(key) else None


def _left(shared: tuple[FormSection, ...], named: Lines) -> Iterator[FormSection]:
    """The shared sections without the fields that a part describes itself."""
    for section in shared:
        fields = tuple(field for field in section.fields if field.name not in named)
        yield replace(section, fields=fields)
