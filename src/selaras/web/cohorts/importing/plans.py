"""What a list would do to the cohorts: who is added, who is told anew, what is unclear or wrong."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from selaras.core.text import Text
from selaras.web.cohorts.models import Participation


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: its number, the letter and the name of the column."""

    row: int
    letter: str
    column: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that no or several regions have, with the rows where it stands; the number of the
    first of them is what a pick is kept by."""

    row: int
    rows: tuple[int, ...]
    words: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """A region that would come into the cohort with that key."""

    row: int
    key: str
    region: str
    mode: str
    area: str
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """A region of a cohort that is told anew; `was` and `now` are mode, area and source."""

    row: int
    key: str
    held: Participation
    was: tuple[str, str, str]
    now: tuple[str, str, str]

    @property
    def was_and_now(self) -> tuple[tuple[str, str, str], ...]:
        """Both, for a list of what happens."""
        return self.was, self.now


@dataclass(frozen=True, slots=True)
class Opening:
    """A cohort that is not there yet, and the workflow that it would have."""

    key: str
    year: int
    workflow: str


@dataclass(slots=True)
class Plan:
    """What applying would do. It may be applied when nothing is unclear or wrong."""

    added: list[Addition] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    opened: dict[str, Opening] = field(default_factory=dict)
    unclear: list[Unclear] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def may_be_applied(self) -> bool:
        """Whether there is something to do and nothing in the way."""
        return bool(self.added or self.changed) and not self.unclear and not self.faults

    @property
    def by_cohort(self) -> list[tuple[str, int, int]]:
        """For each cohort how many are added and how many told anew."""
        added = Counter(each.key for each in self.added)
        changed = Counter(each.key for each in self.changed)
        return [(key, added[key], changed[key]) for key in sorted(added.keys() | changed.keys())]

    @property
    def digest(self) -> str:
        """The same for the same doing: what somebody looked at is what is applied."""
        lines = [f"{each.key} {each.region} {each.mode} {each.area}" for each in self.added]
        lines += [f"{each.held.pk} {each.held.revision} {each.now}" for each in self.changed]
        lines += [f"{each.key} {each.workflow}" for each in self.opened.values()]
        return sha256("\n".join(lines).encode()).hexdigest()
