"""What is wrong with a data file: where, and one sentence in both languages."""

from dataclasses import dataclass, field

from selaras.core.text import Text

LONGEST_SENTENCE = 500
"""Characters; a broken file can hold a key as long as itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a data file. `line` counts from 1."""

    file: str
    line: int
    sentence: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence.id} / {self.sentence.en}"


class KnowledgeError(Exception):
    """The data files cannot be used; `problems` holds all that was found, in order of place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Notes:
    """Collects problems while files are read, so that all are told at once."""

    problems: list[Problem] = field(default_factory=list)

    def note(self, file: str, line: int, *, id: str, en: str) -> None:
        """Note one problem by its Indonesian and English sentence."""
        self.problems.append(Problem(file, line, Text(id=_printable(id), en=_printable(en))))

    def stop_if_any(self) -> None:
        """Raise KnowledgeError when something was noted."""
        if self.problems:
            ordered = sorted(self.problems, key=lambda problem: (problem.file, problem.line))
            raise KnowledgeError(tuple(ordered))


def _printable(sentence: str) -> str:
    """A sentence may quote what stands in a file: shown escaped and cut, never as it is."""
    short = sentence if len(sentence) <= LONGEST_SENTENCE else f"{sentence[:LONGEST_SENTENCE]}…"
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in short
    )
