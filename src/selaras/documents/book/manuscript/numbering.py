"""Counts chapters, sections, tables and figures, and sees that no id is used twice."""

from typing import Literal

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")

Kind = Literal["table", "figure"]


class Numbering:
    """The counters of one book; `prefix` is the part before the dot: `3`, `A`, or None."""

    def __init__(self, *, roman: bool) -> None:
        self.prefix: str | None = None
        self._roman = roman
        self._ids: set[str] = set()
        self._chapters = self._annexes = 0
        self._within: dict[str, int] = {}

    def chapter(self) -> str:
        """Begin the next numbered chapter: `III` or `3`; inside it is always `3.1`."""
        self._chapters += 1
        self._begin(str(self._chapters))
        roman = self._roman and self._chapters <= len(_ROMAN)
        return _ROMAN[self._chapters - 1] if roman else str(self._chapters)

    def front(self) -> None:
        """Begin a chapter without number."""
        self._begin(None)

    def annex(self) -> str:
        """Begin the next annex: its letter."""
        letter = chr(ord("A") + self._annexes)
        self._annexes += 1
        self._begin(letter)
        return letter

    def section(self) -> str | None:
        """`3.1`; None where headings have no number."""
        self._within["subsection"] = 0
        return self._heading(str(self._next("section")))

    def subsection(self) -> str | None:
        """`3.1.2`."""
        number = self._next("subsection")
        return self._heading(f"{self._within.get('section', 0)}.{number}")

    def caption(self, kind: Kind, id: str) -> str:
        """`3.2`. Raises ValueError in a chapter that has neither number nor letter."""
        if self.prefix is None:
            raise ValueError(f"{id}: only numbered chapters and annexes hold tables and figures")
        self.take(id)
        return f"{self.prefix}.{self._next(kind)}"

    def take(self, id: str) -> None:
        """Note that an id is used. Raises ValueError for one that is taken."""
        if id in self._ids:
            raise ValueError(f"two blocks of one book are called {id}")
        self._ids.add(id)

    def _begin(self, prefix: str | None) -> None:
        self.prefix = prefix
        self._within = {}

    def _next(self, kind: str) -> int:
        self._within[kind] = self._within.get(kind, 0) + 1
        return self._within[kind]

    def _heading(self, number: str) -> str | None:
        numbered = self.prefix is not None and self.prefix.isdigit()
        return f"{self.prefix}.{number}" if numbered else None
