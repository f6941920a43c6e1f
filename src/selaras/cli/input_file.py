"""What is wrong with a file of answers or results: collected, then told all at once."""

from typing import Any

from selaras.cli.reading import content_of
from selaras.cli.refusal import Refusal
from selaras.core.plan.file import listing
from selaras.core.plan.problems import Problem, Unusable, in_file_order, problem
from selaras.core.plan.source import LARGEST, MOST_PROBLEMS
from selaras.core.text import Text


class InputFile:
    """The text of a file, and the problems found in it so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._problems: list[Problem] = []
        self.text = self._read()

    def _read(self) -> str:
        content = content_of(self.name)
        if len(content) > LARGEST:
            self.stop("too-large", limit=LARGEST // 1024**2)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.stop("not-utf8", line=line, position=error.start + 1)
            raise AssertionError from error
        if not text.strip():
            self.stop("empty")
        return text

    def note(self, path: str, message: Text, line: int | None = None) -> None:
        """Note a problem at a place of the file."""
        self._problems.append(Problem("invalid", path, message, line))

    def stop(self, code: str, line: int | None = None, **values: Any) -> None:
        """Note a problem that leaves no way on, and refuse the file."""
        self._problems.append(problem(code, line=line, **values))
        self.refuse_if_faulty()

    def refuse_if_faulty(self) -> None:
        """Refuse the file with every problem noted, in the order of the file."""
        if not self._problems:
            return
        found = in_file_order(self._problems)
        if len(found) > MOST_PROBLEMS:
            more = problem("more-problems", limit=MOST_PROBLEMS)
            found = (*found[:MOST_PROBLEMS], more)
        unusable = Unusable(found)
        raise Refusal(listing(self.name, unusable, "id"), listing(self.name, unusable, "en"))
