"""Printing, and writing files that are whole or not there."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from selaras.cli.refusal import Refusal


def print_json(data: Any) -> None:
    """Readable JSON; exact numbers as strings, texts in both languages."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    """Texts as `{"id", "en"}`, everything else by its words."""
    if hasattr(value, "in_"):
        return {"id": value.id, "en": value.in_("en")}
    return str(value)


class Folder:
    """Files that appear in a folder together, or not at all.

    They are written beside it first; `finish` moves them to their places, leaving the block
    by an exception removes them.
    """

    def __init__(self, name: str) -> None:
        self.path = Path(name)
        self._written: list[Path] = []

    def __enter__(self) -> "Folder":
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._waiting = Path(tempfile.mkdtemp(prefix=".selaras-", dir=self.path))
        except OSError as error:
            raise Refusal.of(error, self.path) from error
        return self

    def write(self, name: str, content: bytes) -> None:
        """Keep a file for the end."""
        try:
            (self._waiting / name).write_bytes(content)
        except OSError as error:
            raise Refusal.of(error, self.path / name) from error
        self._written.append(self._waiting / name)

    def finish(self) -> list[Path]:
        """Move every file to its place; older files of the same name are replaced."""
        return [file.replace(self.path / file.name) for file in self._written]

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._waiting, ignore_errors=True)
