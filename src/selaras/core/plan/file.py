"""A plan file as people hand it over: its name tells the format, and problems are told by line."""

from collections.abc import Collection

from selaras.core.plan.codec import decode
from selaras.core.plan.masterplan import Masterplan
from selaras.core.plan.problems import Problem, Unusable, problem, shown
from selaras.core.plan.source import Format
from selaras.core.text import Language

STANDARD_INPUT = "-"

_ENDINGS: dict[str, Format] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_LONGEST_NAME = 4096


def decode_file(name: str, content: bytes, regions: Collection[str]) -> Masterplan | Unusable:
    """The plan in a file of that name, or every reason why there is none.

    Standard input has no name that tells its format; JSON begins with a brace.
    """
    format = next(
        (each for ending, each in _ENDINGS.items() if name.lower().endswith(ending)), None
    )
    if name == STANDARD_INPUT:
        format = "json" if content.lstrip().startswith(b"{") else "yaml"
    if format is None:
        return Unusable((problem("unknown-ending"),))
    return decode(content, format, regions)


def name_shown(name: str) -> str:
    """The name of a file in one line, without signs that a terminal would obey."""
    return shown(name, _LONGEST_NAME)


def listing(name: str, found: Unusable, language: Language) -> str:
    """All problems of the file of that name, a line each, fit for a terminal."""
    name = name_shown(name)
    many = len(found.problems)
    head = {
        "id": f"{name}: tidak dapat dipakai, {many} masalah.",
        "en": f"{name}: unusable, {many} problem{'s' if many != 1 else ''}.",
    }[language]
    return "\n".join([head, *(f"  {_line(name, each, language)}" for each in found.problems)])


def _line(name: str, problem: Problem, language: Language) -> str:
    place = f"{name}:{problem.line}: " if problem.line else f"{name}: "
    path = f"{problem.path}: " if problem.path else ""
    return f"{place}{path}{problem.message.in_(language)}"
