"""What a plan file may be: how large, and in which formats."""

from typing import Literal

LARGEST = 6_000_000
"""Bytes; a plan of 300 programmes is about one million."""

NAMES: dict[str, Literal["json", "yaml"]] = {"json": "json", "yaml": "yaml", "yml": "yaml"}
"""Formats by the ending of the file's name."""


def format_of(name: str) -> Literal["json", "yaml"] | None:
    """The format that the ending of a file's name tells; None for any other ending."""
    return NAMES.get(name.rpartition(".")[2].casefold())
