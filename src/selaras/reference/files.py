"""Opening a YAML data file as its top entry, with every fault of writing noted."""

from importlib.resources.abc import Traversable

import yaml
from yaml.nodes import MappingNode

from selaras.reference.entry import Entry
from selaras.reference.problems import Notes

# The parser in C is ten times as fast; not every build of PyYAML has it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 32
"""Levels of nesting; the parser in C ends the process on some ten thousand."""


def read_text(folder: Traversable, name: str, notes: Notes) -> str | None:
    """The text of a file, or None after noting why it cannot be read."""
    try:
        content = folder.joinpath(name).read_bytes()
    except OSError:
        notes.note(
            name,
            1,
            id="Berkas ini tidak ada atau tidak dapat dibaca.",
            en="This file does not exist or cannot be read.",
        )
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        notes.note(
            name,
            content.count(b"\n", 0, error.start) + 1,
            id="Berkas ini bukan teks UTF-8; simpan ulang sebagai UTF-8.",
            en="This file is not UTF-8 text; save it again as UTF-8.",
        )
        return None


def open_entry(folder: Traversable, name: str, notes: Notes) -> Entry | None:
    """The top mapping of a file, or None after noting what is wrong."""
    text = read_text(folder, name, notes)
    if text is None:
        return None
    try:
        deep = _line_too_deep(text)
        node = None if deep else yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        notes.note(
            name,
            _line_of_error(error, text),
            id="YAML tidak terbaca mulai di sini; periksa indentasi, kutip, dan titik dua.",
            en="The YAML cannot be read from here; look at indentation, quotes and colons.",
        )
        return None
    if isinstance(node, MappingNode):
        return Entry(name, node, notes)
    if deep:
        notes.note(
            name,
            deep,
            id=f"Daftar di dalam daftar di sini lebih dari {DEEPEST} lapis.",
            en=f"Here are lists within lists, more than {DEEPEST} deep.",
        )
    else:
        notes.note(
            name,
            1,
            id="Berkas ini harus berupa pasangan kunci dan nilai.",
            en="This file must hold keys with their values.",
        )
    return None


def _line_of_error(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    return text.count("\n", 0, getattr(error, "position", 0)) + 1


def _line_too_deep(text: str) -> int | None:
    """The line where the nesting passes DEEPEST, None where it stays below."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST and event.start_mark is not None:
            return int(event.start_mark.line) + 1
    return None
