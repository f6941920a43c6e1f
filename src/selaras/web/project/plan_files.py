"""Reads a plan file for the commands; everything wrong with it comes as one CommandError."""

from pathlib import Path

from django.core.management.base import CommandError

from selaras.core.plan import Masterplan, Unusable
from selaras.core.plan.file import decode_file, listing, name_shown
from selaras.core.plan.source import LARGEST
from selaras.reference import load_knowledge

_UNUSABLE = 2
"""Exit code for a file that is no plan, the same as that of `selaras check`."""


def read_plan_file(file: Path) -> Masterplan:
    """The plan in a JSON or YAML file. Raises CommandError with every problem found."""
    name = str(file)
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as problem:
        raise CommandError(
            f"{name_shown(name)}: tidak dapat dibaca ({problem.strerror}). / "
            f"{name_shown(name)}: cannot be read ({problem.strerror}).",
            returncode=_UNUSABLE,
        ) from problem
    plan = decode_file(name, content, load_knowledge().region)
    if isinstance(plan, Unusable):
        told = f"{listing(name, plan, 'id')}\n{listing(name, plan, 'en')}"
        raise CommandError(told, returncode=_UNUSABLE)
    return plan
