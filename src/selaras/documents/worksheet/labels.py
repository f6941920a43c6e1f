"""What stands in a cell for a code, a choice or another item, and how it is known again."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.plan.shape import Kind, Shape
from selaras.core.text import Language, Text

LONGEST_NAME = 80
"""Characters of an item's name before its key."""

_KEY_BEHIND = re.compile(r"\[([a-z0-9.-]+)\]\s*$")
_YES_AND_NO = (
    ("true", Text(id="Ya", en="Yes")),
    ("false", Text(id="Tidak", en="No")),
)


@dataclass(frozen=True)
class Vocabulary:
    """The codes that a cell may name, each with its label in the language of the workbook.

    `also` are other texts that mean a code. An open vocabulary only helps: what it does not
    hold may stand in the cell all the same, such as the name of an item that is new itself.
    """

    title: str
    labels: Mapping[str, str]
    also: Mapping[str, str]

    def label(self, code: str) -> str:
        """What stands for the code; the code itself where nobody named it."""
        return self.labels.get(code, code)

    def code(self, text: str) -> str | None:
        """The code that a label, a code or a key in brackets stands for."""
        found = _KEY_BEHIND.search(text)
        if found and found[1] in self.labels:
            return found[1]
        return self._codes.get(folded(text))

    @cached_property
    def _codes(self) -> dict[str, str | None]:
        """Texts by what they mean; None for those that mean several codes."""
        codes: dict[str, str | None] = {}
        known = [(label, code) for code, label in self.labels.items()]
        for text, code in (*self.also.items(), *known):
            name = folded(text)
            codes[name] = code if codes.get(name, code) == code else None
        return codes | {folded(code): code for code in self.labels}


def folded(text: str) -> str:
    """A text as it is compared: without case and superfluous spaces."""
    return " ".join(text.split()).casefold()


class Labels:
    """Every vocabulary of one plan, each made when first asked for."""

    def __init__(self, plan: Masterplan, knowledge: Knowledge, language: Language) -> None:
        self.plan = plan
        self.knowledge = knowledge
        self.language = language
        self._made: dict[str, Vocabulary] = {}

    def of(self, part: str, path: str, shape: Shape) -> Vocabulary | None:
        """The vocabulary of a field; None where its values are free."""
        if shape.kind == Kind.REFERENCE:
            return self.items(shape.part)
        if shape.kind in (Kind.CHOICE, Kind.FLAG):
            return self._once(f"{part}.{path}", lambda: self._choices(part, path, shape))
        if shape.kind == Kind.CODE and shape.name in _FIXED:
            return self._once(shape.name, lambda: self._fixed(shape.name))
        return None

    def items(self, part: str) -> Vocabulary:
        """The items of a part: `Name [key]`, so that the key survives every change of the name."""
        return self._once(part, lambda: self._items(part))

    def key(self, part: str) -> Vocabulary | None:
        """What the key of a new item may be, where that is fixed."""
        return self._once("section", lambda: self._fixed("section")) if part == KEYED else None

    def name(self, part: str, item: Any) -> str:
        """The name of an item in one short line; empty where it has none."""
        value = getattr(item, self.knowledge.words(part).names_item, None)
        text = value.in_(self.language) if isinstance(value, Text) else str(value or "")
        line = " ".join(text.split())
        return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"

    def _once(self, name: str, make: Callable[[], Vocabulary]) -> Vocabulary:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def _items(self, part: str) -> Vocabulary:
        words = self.knowledge.words(part)
        names = {item.key: self.name(part, item) for item in self.plan.items(part)}
        labels = {key: f"{name} [{key}]" if name else f"[{key}]" for key, name in names.items()}
        also: dict[str, str] = {}
        twice = set()
        for key, name in names.items():
            twice |= {name} & also.keys()
            also[name] = key
        single = {name: key for name, key in also.items() if name and name not in twice}
        return Vocabulary(words.title.in_(self.language), labels, single)

    def _choices(self, part: str, path: str, shape: Shape) -> Vocabulary:
        words = self.knowledge.words(part).field(path)
        named = [(choice.code, choice.label) for choice in words.choices]
        if not named:
            named = list(_YES_AND_NO) if shape.kind == Kind.FLAG else []
        title = f"{self.knowledge.words(part).title.in_(self.language)}: "
        return self._vocabulary(title + words.label.in_(self.language), named)

    def _fixed(self, name: str) -> Vocabulary:
        title, named = _FIXED[name]
        return self._vocabulary(title.in_(self.language), list(named(self.knowledge)))

    def _vocabulary(self, title: str, named: Iterable[tuple[str, Text]]) -> Vocabulary:
        named = list(named)
        labels = {code: text.in_(self.language) for code, text in named}
        labels = {
            code: f"{label} [{code}]" if list(labels.values()).count(label) > 1 else label
            for code, label in labels.items()
        }
        also = {text.in_(other): code for code, text in named for other in ("id", "en")}
        return Vocabulary(title, labels, also)


KEYED = "narratives"
"""The part whose items are known by a name that the programme fixes: the section of a book."""

_FIXED: Mapping[str, tuple[Text, Callable[[Knowledge], Iterable[tuple[str, Text]]]]] = {
    "dimension": (
        Text(id="Dimensi", en="Dimensions"),
        lambda known: ((each.code, each.name) for each in known.dimensions),
    ),
    "sub_dimension": (
        Text(id="Subdimensi", en="Sub-dimensions"),
        lambda known: ((each.code, each.name) for each in known.sub_dimension.values()),
    ),
    "sub_element": (
        Text(id="Subunsur", en="Sub-elements"),
        lambda known: (
            (each.code, each.name) for element in known.readiness for each in element.sub_elements
        ),
    ),
    "fund": (
        Text(id="Sumber dana", en="Sources of funds"),
        lambda known: ((each.code, each.name) for each in known.funds),
    ),
    "book": (
        Text(id="Versi nomenklatur", en="Code books"),
        lambda known: ((each.code, Text(id=each.decree)) for each in known.code_books),
    ),
    "section": (
        Text(id="Bagian buku", en="Book sections"),
        lambda known: ((each.code, each.title) for each in known.book_parts),
    ),
}
