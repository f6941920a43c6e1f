"""The numbered list of sources of one book, in the order in which they are first cited."""

import re
from collections.abc import Iterable, Iterator

from selaras.core.plan import Item
from selaras.documents.book.book import Line, Run

SOURCES_ID = "sources"
"""The annex that lists them; every citation leads there."""

_HOST = re.compile(r"https?://(?:www\.)?([^/\s:?#]+)")
_SHORT = 48
_NAMED = 3


class Sources:
    """Numbers a source when it is first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, source: str) -> int:
        """The number of a source, a new one for a new source."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def citation(self, source: str) -> Run:
        """`[3]`, leading to the annex."""
        return Run(f"[{self.number(source)}]", to=SOURCES_ID)

    def line_for(self, items: Iterable[Item]) -> Line | None:
        """Under a table: its sources by short name and number, or by number alone if many."""
        found = dict.fromkeys(item.origin.source for item in items if item.origin.source)
        named = [source for source in found if source]
        if not named:
            return None
        runs: list[Run] = []
        for source in sorted(named, key=self.number):
            if runs:
                runs.append(Run(", "))
            if len(named) <= _NAMED:
                runs.append(Run(f"{short_name(source)} "))
            runs.append(self.citation(source))
        return tuple(runs)


def short_name(source: str) -> str:
    """The host of an address, or the beginning of any other source."""
    host = _HOST.search(source)
    if host:
        return host.group(1)
    return source if len(source) <= _SHORT else source[: _SHORT - 1].rstrip() + "…"
