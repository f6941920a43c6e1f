"""Plain data out of the text of a plan file, knowing the line of everything.

`YamlText` and `JsonText` walk through their text and hand what they meet to a `Builder`. Nothing
here recurses or expands aliases, so neither deep nesting nor a chain of aliases can exhaust the
machine; the number of values and of problems is bounded too.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from selaras.core.plan.problems import Location, Problem, problem, shown

Format = Literal["json", "yaml"]

LARGEST = 20 * 1024 * 1024
"""Bytes; a plan of 3,000 programmes is about 8 MB."""

DEEPEST = 24
"""Levels of nesting; a plan has eight."""

MOST_VALUES = 600_000
"""Values in one file; a plan of 5,000 programmes has 525,000."""

MOST_PROBLEMS = 500
"""Problems told of one file; who has more of them mends these first."""

Data = dict[str, Any] | list[Any]


@dataclass
class Source:
    """Plain data, the line (from 1) of each place in it, and what was wrong with the text.

    `data` is None where the text could not be read to its end.
    """

    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int | None:
        """The line of that place, or of the nearest place around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location)


class Stop(Exception):
    """The rest of the text cannot be made sense of."""


class Builder:
    """Puts values where they belong while the words of the text come by."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[Data] = []
        self._where: list[Location] = []
        self._key: list[str | None] = []
        self._count = 0
        self._began = False

    @property
    def wants_key(self) -> bool:
        """Whether the next word is the key of a mapping."""
        return bool(self._open) and isinstance(self._open[-1], dict) and self._key[-1] is None

    def document(self, line: int) -> None:
        """A document begins."""
        if self._began:
            raise self.stopped("second-document", line)
        self._began = True

    def name(self, key: str, line: int) -> None:
        """A key of the mapping that is open; doubled ones are told."""
        if key in self._open[-1]:
            location = (*self._where[-1], key)
            self._tell("doubled-key", line, location, name=shown(key))
        self._key[-1] = key

    def put(self, value: Any, line: int) -> Location:
        """A value; the place where it went."""
        self._count += 1
        if self._count > MOST_VALUES:
            raise self.stopped("too-many-values", line, limit=MOST_VALUES)
        if not self._open:
            self._source.data = value
            return ()
        inside = self._open[-1]
        if isinstance(inside, list):
            location: Location = (*self._where[-1], len(inside))
            inside.append(value)
        else:
            key = str(self._key[-1])
            location = (*self._where[-1], key)
            inside[key] = value
            self._key[-1] = None
        self._source.lines.setdefault(location, line)
        return location

    def start(self, value: Data, line: int) -> None:
        """A mapping or a list opens."""
        if len(self._open) >= DEEPEST:
            raise self.stopped("too-deep", line, limit=DEEPEST)
        if self.wants_key:
            raise self.stopped("key-not-text", line)
        location = self.put(value, line)
        self._open.append(value)
        self._where.append(location)
        self._key.append(None)

    def end(self) -> None:
        """The mapping or list that is open closes."""
        self._open.pop()
        self._where.pop()
        self._key.pop()

    def stopped(self, code: str, line: int, **values: Any) -> Stop:
        """What to raise after a problem that leaves no way on."""
        self._tell(code, line, **values)
        self._source.data = None
        return Stop()

    def _tell(self, code: str, line: int, location: Location = (), **values: Any) -> None:
        if len(self._source.problems) < MOST_PROBLEMS:
            data = self._source.data
            found = problem(code, location, data=data, line=line, **values)
            self._source.problems.append(found)
