"""A mapping of a YAML file that gives typed values and knows the line of each."""

import re
from collections.abc import Callable, Collection
from datetime import date
from fractions import Fraction
from typing import TypeVar

from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

from selaras.core.text import Text
from selaras.reference import scalars
from selaras.reference.problems import Notes
from selaras.reference.scalars import line_of

SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
CONFIDENCES = ("high", "medium", "low", "unchecked")

UNREAD = "?"
"""Stands in for a string that could not be read, so that reading can go on."""

T = TypeVar("T")


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

    def _must_be(self, line: int, key: str, *, id: str, en: str) -> None:
        self.note(line, id=f"'{key}' harus berupa {id}.", en=f"'{key}' must be {en}.")

    def _read(
        self, key: str, parse: Callable[[Node], T | None], stand_in: T, *, id: str, en: str
    ) -> T:
        node = self._node(key)
        if node is None:
            return stand_in
        value = parse(node)
        if value is None:
            self._must_be(line_of(node), key, id=id, en=en)
            return stand_in
        return value

    def words(self, key: str) -> str:
        """A non-empty string."""
        return self._read(
            key, scalars.words, UNREAD, id="kata-kata yang tidak kosong", en="words, and not empty"
        )

    def flag(self, key: str) -> bool:
        """`true` or `false`."""
        return self._read(key, scalars.flag, False, id="true atau false", en="true or false")

    def day(self, key: str) -> date:
        """A date as `2023-06-23`."""
        return self._read(
            key,
            scalars.day,
            date.min,
            id="tanggal seperti 2023-06-23",
            en="a date such as 2023-06-23",
        )

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number between two bounds."""
        return self._read(
            key,
            lambda node: scalars.whole(node, low, high),
            low,
            id=f"bilangan bulat dari {low} sampai {high}",
            en=f"a whole number from {low} to {high}",
        )

    def exact(self, key: str) -> Fraction:
        """A number, read from its digits: 3.475 is no other number than it says."""
        return self._read(
            key,
            scalars.exact,
            Fraction(0),
            id="bilangan seperti 3 atau 3.5",
            en="a number such as 3 or 3.5",
        )

    def ratio(self, key: str) -> Fraction:
        """A number as `exact` reads it, or a fraction such as 10/3."""
        return self._read(
            key,
            scalars.ratio,
            Fraction(0),
            id="bilangan seperti 3.5 atau 10/3",
            en="a number such as 3.5 or 10/3",
        )

    def code(self, key: str, pattern: str = SLUG, *, taken: dict[str, int] | None = None) -> str:
        """A code of that pattern; with `taken` (code to line) it must be new, and is added."""
        code = self._read(
            key,
            lambda node: m[0] if (m := re.fullmatch(pattern, scalars.written(node))) else None,
            UNREAD,
            id=f"kode berpola {pattern}",
            en=f"a code of the pattern {pattern}",
        )
        if taken is None or code == UNREAD:
            return code
        line = line_of(self._values[key])
        if code in taken:
            self.note(
                line,
                id=f"Kode '{code}' sudah dipakai di baris {taken[code]}.",
                en=f"The code '{code}' is already used on line {taken[code]}.",
            )
        taken.setdefault(code, line)
        return code

    def one_of(self, key: str, known: Collection[str]) -> str:
        """A string out of a known set."""
        choices = ", ".join(known) or "-"
        return self._read(
            key,
            lambda node: value if (value := scalars.written(node)) in known else None,
            UNREAD,
            id=f"salah satu dari {choices}",
            en=f"one of {choices}",
        )

    def some_of(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of strings out of a known set, each once."""
        return self._strings(
            key,
            lambda node: value if (value := scalars.written(node)) in known else None,
            id=f"daftar dari {', '.join(known)}",
            en=f"a list out of {', '.join(known)}",
        )

    def codes(self, key: str, pattern: str) -> tuple[str, ...]:
        """A list of codes of that pattern, each once."""
        return self._strings(
            key,
            lambda node: m[0] if (m := re.fullmatch(pattern, scalars.written(node))) else None,
            id=f"daftar kode berpola {pattern}",
            en=f"a list of codes of the pattern {pattern}",
        )

    def _strings(
        self, key: str, parse: Callable[[Node], str | None], *, id: str, en: str
    ) -> tuple[str, ...]:
        read: list[str] = []
        for node in self._list(key):
            value = parse(node)
            if value is None:
                self._must_be(line_of(node), key, id=id, en=en)
            elif value in read:
                self.note(
                    line_of(node),
                    id=f"'{value}' sudah ada dalam daftar ini.",
                    en=f"'{value}' is in this list already.",
                )
            else:
                read.append(value)
        return tuple(read)

    def text(self, key: str) -> Text:
        """Words in both languages, written as `{id: ..., en: ...}`."""
        node = self._node(key)
        return Text(id=UNREAD, en=UNREAD) if node is None else self._text(key, node)

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of words in both languages."""
        return tuple(self._text(key, node) for node in self._list(key))

    def _text(self, key: str, node: Node) -> Text:
        if not isinstance(node, MappingNode):
            self._must_be(
                line_of(node),
                key,
                id="kata-kata dalam dua bahasa, id dan en",
                en="words in both languages, id and en",
            )
            return Text(id=UNREAD, en=UNREAD)
        both = Entry(self.file, node, self._notes)
        indonesian, english = both.words("id"), both.words("en")
        both.close()
        try:
            return Text(id=indonesian, en=english)
        except ValidationError:
            self._must_be(
                both.line,
                key,
                id="teks yang dapat dicetak dan tidak terlalu panjang",
                en="text that can be printed and is not too long",
            )
            return Text(id=UNREAD, en=UNREAD)

    def _list(self, key: str) -> list[Node]:
        return self._read(
            key,
            lambda node: node.value if isinstance(node, SequenceNode) and node.value else None,
            [],
            id="daftar yang tidak kosong",
            en="a list, and not empty",
        )

    def names(self) -> tuple[str, ...]:
        """The keys as they are written here, where they are names that the file gives itself."""
        return tuple(self._values)

    def within(self, key: str) -> "Entry | None":
        """The mapping under a key; whoever asks for it closes it."""
        node = self._node(key)
        if isinstance(node, MappingNode):
            return Entry(self.file, node, self._notes)
        if node is not None:
            self._must_be(
                line_of(node), key, id="pasangan kunci dan nilai", en="keys with their values"
            )
        return None

    def items(self, key: str, build: "Callable[[Entry], T]") -> tuple[T, ...]:
        """A list of mappings, each made into a value; unknown keys in them are noted."""
        built: list[T] = []
        for node in self._list(key):
            if not isinstance(node, MappingNode):
                self._must_be(
                    line_of(node), key, id="daftar butir berkunci", en="a list of keyed items"
                )
                continue
            entry = Entry(self.file, node, self._notes)
            built.append(build(entry))
            entry.origin(required=False)
            entry.close()
        return tuple(built)

    def origin(self, *, required: bool) -> None:
        """Check `source` and `confidence`: where a fact is from, and how sure it is."""
        if required or self.has("source"):
            self.words("source")
        if required or self.has("confidence"):
            self.one_of("confidence", CONFIDENCES)
