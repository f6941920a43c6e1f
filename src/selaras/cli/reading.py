"""A plan from a file named on the command line."""

import sys
from pathlib import Path

from selaras.cli.refusal import Refusal, printable
from selaras.core.plan import Masterplan, Unusable
from selaras.core.plan.file import STANDARD_INPUT, decode_file, listing
from selaras.core.plan.source import LARGEST
from selaras.reference import load_knowledge


def read(name: str) -> Masterplan:
    """The plan in that file (`-` is standard input); Refusal with every problem otherwise."""
    found = decode_file(name, content_of(name), load_knowledge().region)
    if isinstance(found, Unusable):
        raise Refusal(listing(name, found, "id"), listing(name, found, "en"))
    return found


def content_of(name: str) -> bytes:
    """At most one byte more than is allowed, so that a huge file is refused and not loaded."""
    if name == STANDARD_INPUT:
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
