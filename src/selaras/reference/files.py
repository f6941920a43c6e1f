"""Opening a YAML data file as its top entry, with every fault of writing noted."""

from importlib.resources.abc import Traversable

import yaml
from yaml.nodes import MappingNode

from selaras.reference.entry import Entry
from selaras.reference.problems import Notes

# The parser in C is ten times as fast; not every build of PyYAML has it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else text.count("\n", 0, getattr(error, "position", 0))
        notes.note(
            name,
            line + 1,
            id="YAML tidak terbaca mulai di sini; periksa indentasi, kutip, dan titik dua.",
            en="The YAML cannot be read from here; look at indentation, quotes and colons.",
        )
        return None
    if isinstance(node, MappingNode):
        return Entry(name, node, notes)
    notes.note(
        name,
        1,
        id="Berkas ini harus berupa pasangan kunci dan nilai.",
        en="This file must hold keys with their values.",
    )
    return None
