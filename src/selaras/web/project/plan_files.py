"""Reads a plan file for the commands; everything wrong with it comes as one CommandError."""

from pathlib import Path

from django.core.management.base import CommandError

from selaras.core.plan import Masterplan
from selaras.core.plan.codec import decode
from selaras.core.plan.problems import Problem, Unusable
from selaras.core.plan.source import LARGEST, Format
from selaras.reference import load_knowledge

_UNUSABLE = 2
"""Exit code for a file that is no plan, the same as that of `selaras check`."""


def read_plan_file(file: Path) -> Masterplan:
    """The plan in a JSON or YAML file. Raises CommandError with every problem found."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as problem:
        raise CommandError(
            f"{file}: tidak dapat dibaca ({problem.strerror}). / "
            f"{file}: cannot be read ({problem.strerror}).",
            returncode=_UNUSABLE,
        ) from problem
    format_: Format = "json" if file.suffix.lower() == ".json" else "yaml"
    plan = decode(content, format_, load_knowledge().region)
    if isinstance(plan, Unusable):
        said = "\n".join(_said(file, each) for each in plan.problems)
        raise CommandError(said, returncode=_UNUSABLE)
    return plan


def _said(file: Path, problem: Problem) -> str:
    line = f":{problem.line}" if problem.line else ""
    where = f"{file}{line}" + (f" {problem.path}" if problem.path else "")
    return f"{where}: {problem.message.id} / {problem.message.en}"
