"""Cases of an instrument worked by hand."""

from dataclasses import dataclass
from fractions import Fraction
from importlib.resources.abc import Traversable

from selaras.core.instrument import REGION_KINDS
from selaras.core.text import Text
from selaras.reference.entry import Entry
from selaras.reference.files import open_entry
from selaras.reference.problems import Notes


@dataclass(frozen=True, slots=True)
class Case:
    """Answers and what they are worth, worked out as `source` says and not by this code.

    `shown` is the index with two decimals, `nodes` exact values of other nodes. What is None or
    empty the case does not tell.
    """

    name: Text
    source: str
    kind: str | None
    values: dict[str, Fraction]
    index: Fraction | None
    shown: str | None
    predicate: str | None
    nodes: dict[str, Fraction]
    line: int


def read_cases(folder: Traversable, slug: str, version: str) -> tuple[Case, ...]:
    """The cases in `<slug>/<version>.cases.yaml`; raises KnowledgeError with every problem."""
    notes = Notes()
    entry = open_entry(folder, f"{slug}/{version}.cases.yaml", notes)
    notes.stop_if_any()
    assert entry is not None
    cases = entry.items("cases", _case)
    entry.close()
    notes.stop_if_any()
    return cases


def _case(entry: Entry) -> Case:
    return Case(
        name=entry.text("name"),
        source=entry.words("source"),
        kind=entry.one_of("kind", REGION_KINDS) if entry.has("kind") else None,
        values=_numbers(entry, "values"),
        index=entry.ratio("index") if entry.has("index") else None,
        shown=entry.words("shown") if entry.has("shown") else None,
        predicate=entry.words("predicate") if entry.has("predicate") else None,
        nodes=_numbers(entry, "nodes") if entry.has("nodes") else {},
        line=entry.line,
    )


def _numbers(entry: Entry, key: str) -> dict[str, Fraction]:
    within = entry.within(key)
    if within is None:
        return {}
    found = {name: within.ratio(name) for name in within.names()}
    within.close()
    return found
