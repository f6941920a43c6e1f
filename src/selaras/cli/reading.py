"""A plan from a file named on the command line."""

import sys
from pathlib import Path

from selaras.cli.refusal import Refusal, printable
from selaras.core.plan import Masterplan, Unusable, decode
from selaras.core.plan.source import LARGEST, Format
from selaras.reference import load_knowledge


def read(name: str) -> Masterplan:
    """The plan in that file (`-` is standard input); Refusal with every problem otherwise."""
    content = _content(name)
    found = decode(content, _format(name, content), load_knowledge().region)
    if isinstance(found, Unusable):
        shown = printable(name)
        raise Refusal(*(_listing(shown, found, language) for language in ("id", "en")))
    return found


def _content(name: str) -> bytes:
    """At most one byte more than is allowed, so that a huge file is refused and not loaded."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        if Path(name).is_fifo():
            raise Refusal(
                f"“{printable(name)}” adalah pipa. Untuk masukan baku tulis - sebagai nama.",
                f"“{printable(name)}” is a pipe. For standard input write - as the name.",
            )
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal.of(error, name) from error


def _format(name: str, content: bytes) -> Format:
    suffix = Path(name).suffix.lower()
    if suffix == ".json":
        return "json"
    if suffix in {".yaml", ".yml"}:
        return "yaml"
    if name != "-":
        raise Refusal(
            f"“{printable(name)}” harus berakhiran .yaml atau .json.",
            f"“{printable(name)}” must end in .yaml or .json.",
        )
    return "json" if content.lstrip().startswith(b"{") else "yaml"


def _listing(name: str, found: Unusable, language: str) -> str:
    many = len(found.problems)
    head = {
        "id": f"{name}: tidak dapat dipakai, {many} masalah.",
        "en": f"{name}: unusable, {many} problem{'s' if many != 1 else ''}.",
    }[language]
    lines = []
    for problem in found.problems:
        place = f"{name}:{problem.line}: " if problem.line else f"{name}: "
        path = f"{problem.path}: " if problem.path else ""
        text = problem.message.id if language == "id" else problem.message.in_("en")
        lines.append(f"  {place}{path}{text}")
    return "\n".join([head, *lines])
