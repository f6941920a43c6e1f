"""A mapping of a YAML file that gives typed values and remembers the line of each."""

import re
from collections.abc import Callable, Container
from datetime import date
from typing import TypeVar

from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from selaras.core.text import Text
from selaras.reference.problems import Notes

SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
CONFIDENCES = ("high", "medium", "low", "unchecked")

_STRING = "tag:yaml.org,2002:str"
_MISSING = Text(id="?", en="?")

T = TypeVar("T")


def line_of(node: Node) -> int:
    """The line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


class Entry:
    """Reads one mapping. A wrong value is noted and a stand-in returned, so reading goes on.

    Keys that nobody asked for are noted by `close`.
    """

    def __init__(self, file: str, node: MappingNode, notes: Notes) -> None:
        self.file = file
        self.line = line_of(node)
        self._notes = notes
        self._values: dict[str, Node] = {}
        self._key_lines: dict[str, int] = {}
        self._asked: set[str] = set()
        for key, value in node.value:
            self._take(key, value)

    def _take(self, key: Node, value: Node) -> None:
        name = str(key.value)
        first = self._key_lines.get(name)
        if first is not None:
            self.note(
                line_of(key),
                id=f"Kunci '{name}' ditulis dua kali; yang pertama di baris {first}.",
                en=f"The key '{name}' is written twice; first on line {first}.",
            )
            return
        self._key_lines[name] = line_of(key)
        self._values[name] = value

    def note(self, line: int, *, id: str, en: str) -> None:
        """Note a problem of this file."""
        self._notes.note(self.file, line, id=id, en=en)

    def has(self, key: str) -> bool:
        """Whether the key is written here; asking for it is enough to make it a known key."""
        self._asked.add(key)
        return key in self._values

    def key_line(self, key: str) -> int:
        """The line of a key, or of the entry where the key is missing."""
        return self._key_lines.get(key, self.line)

    def close(self) -> None:
        """Note the keys that mean nothing here."""
        for key in self._values.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.note(
                self._key_lines[key],
                id=f"Kunci '{key}' tidak dikenal di sini; yang dikenal: {known}.",
                en=f"The key '{key}' is not known here; known are: {known}.",
            )

    def _node(self, key: str) -> Node | None:
        if self.has(key):
            return self._values[key]
        self.note(
            self.line,
            id=f"Kunci '{key}' belum ada; tambahkan pada butir ini.",
            en=f"The key '{key}' is missing; add it to this item.",
        )
        return None

    def _wrong(self, node: Node, key: str, *, id: str, en: str) -> None:
        self.note(line_of(node), id=f"'{key}' harus berupa {id}.", en=f"'{key}' must be {en}.")

    def words(self, key: str) -> str:
        """A non-empty string."""
        node = self._node(key)
        if node is None:
            return "?"
        if isinstance(node, ScalarNode) and node.tag == _STRING and node.value.strip():
            return str(node.value).strip()
        self._wrong(node, key, id="kata-kata yang tidak kosong", en="words, and not empty")
        return "?"

    def code(self, key: str, pattern: str = SLUG, *, taken: dict[str, int] | None = None) -> str:
        """A code of that pattern; with `taken` (code to line) it must be new, and is added."""
        node = self._node(key)
        if node is None:
            return "?"
        # The written form counts: 2.10 is the code '2.10' and not the number 2.1.
        value = str(node.value) if isinstance(node, ScalarNode) else ""
        if not re.fullmatch(pattern, value):
            self._wrong(
                node,
                key,
                id=f"kode berpola {pattern}, bukan '{value}'",
                en=f"a code of the pattern {pattern}, not '{value}'",
            )
            return "?"
        if taken is not None:
            self._add_code(value, line_of(node), taken)
        return value

    def _add_code(self, code: str, line: int, taken: dict[str, int]) -> None:
        if code in taken:
            self.note(
                line,
                id=f"Kode '{code}' sudah dipakai di baris {taken[code]}.",
                en=f"The code '{code}' is already used on line {taken[code]}.",
            )
        else:
            taken[code] = line

    def one_of(self, key: str, known: Container[str], *, id: str, en: str) -> str:
        """A string out of a known set; `id` and `en` say what set that is."""
        value = self.words(key)
        if value != "?" and value not in known:
            self.note(
                line_of(self._values[key]),
                id=f"'{value}' pada '{key}' tidak ada di antara {id}.",
                en=f"'{value}' in '{key}' is not among {en}.",
            )
        return value

    def text(self, key: str) -> Text:
        """Words in both languages, written as `{id: ..., en: ...}`."""
        node = self._node(key)
        return _MISSING if node is None else text_at(self.file, node, key, self._notes)

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of words in both languages."""
        nodes = self._list(key)
        return tuple(text_at(self.file, node, key, self._notes) for node in nodes)

    def flag(self, key: str) -> bool:
        """`true` or `false`."""
        node = self._node(key)
        if node is not None and node.value not in ("true", "false"):
            self._wrong(node, key, id="true atau false", en="true or false")
        return node is not None and bool(node.value == "true")

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number between two bounds."""
        node = self._node(key)
        return low if node is None else self._whole(node, key, low, high)

    def wholes(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers between two bounds."""
        return tuple(self._whole(node, key, low, high) for node in self._list(key))

    def _whole(self, node: Node, key: str, low: int, high: int) -> int:
        if isinstance(node, ScalarNode) and re.fullmatch(r"\d{1,9}", node.value):
            value = int(node.value)
            if low <= value <= high:
                return value
        self._wrong(
            node,
            key,
            id=f"bilangan bulat dari {low} sampai {high}",
            en=f"a whole number from {low} to {high}",
        )
        return low

    def day(self, key: str) -> date:
        """A date as `2023-06-23`."""
        node = self._node(key)
        if node is None:
            return date.min
        try:
            return date.fromisoformat(str(node.value))
        except ValueError:
            self._wrong(node, key, id="tanggal seperti 2023-06-23", en="a date such as 2023-06-23")
            return date.min

    def _list(self, key: str) -> list[Node]:
        node = self._node(key)
        if node is None:
            return []
        if isinstance(node, SequenceNode) and node.value:
            return list(node.value)
        self._wrong(node, key, id="daftar yang tidak kosong", en="a list, and not empty")
        return []

    def items(self, key: str, build: "Callable[[Entry], T]") -> tuple[T, ...]:
        """A list of mappings, each made into a value; unknown keys in them are noted."""
        built: list[T] = []
        for node in self._list(key):
            if not isinstance(node, MappingNode):
                self._wrong(node, key, id="daftar butir berkunci", en="a list of keyed items")
                continue
            entry = Entry(self.file, node, self._notes)
            built.append(build(entry))
            entry.origin()
            entry.close()
        return tuple(built)

    def origin(self, *, required: bool = False) -> None:
        """Check `source` and `confidence`: where a fact is from, and how sure it is."""
        if required or self.has("source"):
            self.words("source")
        if required or self.has("confidence"):
            self.one_of(
                "confidence", CONFIDENCES, id="tingkat keyakinan", en="the levels of confidence"
            )


def text_at(file: str, node: Node, key: str, notes: Notes) -> Text:
    """A node as Text with both languages; anything else is noted."""
    if not isinstance(node, MappingNode):
        notes.note(
            file,
            line_of(node),
            id=f"'{key}' harus ditulis dalam dua bahasa: id dan en.",
            en=f"'{key}' must be written in both languages: id and en.",
        )
        return _MISSING
    both = Entry(file, node, notes)
    indonesian, english = both.words("id"), both.words("en")
    both.close()
    try:
        return Text(id=indonesian, en=english)
    except ValidationError:
        both.note(
            both.line,
            id=f"'{key}' memuat karakter yang tidak boleh dicetak, atau terlalu panjang.",
            en=f"'{key}' holds characters that cannot be printed, or is too long.",
        )
        return _MISSING
