"""Printing, and writing files that are whole or not there."""

import fcntl
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from selaras.cli.refusal import Refusal

_BEGINS, _ENDS = ".selaras-", ".part"


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
    by an exception removes them. What a killed run left behind is removed by the next one.
    """

    def __init__(self, name: str) -> None:
        self.path = Path(name)
        self._written: list[Path] = []

    def __enter__(self) -> "Folder":
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for left in self.path.glob(f"{_BEGINS}*{_ENDS}"):
                _remove_unless_in_use(left)
            self._waiting, self._lock = _folder_in_use(self.path)
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
        os.close(self._lock)


def _folder_in_use(path: Path) -> tuple[Path, int]:
    """A hidden folder for this run, and the lock that the system drops when the run ends."""
    while True:
        waiting = Path(tempfile.mkdtemp(_ENDS, _BEGINS, path))
        # Until it is locked, another run may take it for a leftover.
        with suppress(FileNotFoundError):
            lock = os.open(waiting, os.O_RDONLY)
            with suppress(OSError):  # Some network disks have no locks: nobody removes anything.
                fcntl.flock(lock, fcntl.LOCK_EX)
            if waiting.exists():
                return waiting, lock
            os.close(lock)


def _remove_unless_in_use(left: Path) -> None:
    with suppress(OSError):
        lock = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left)
        finally:
            os.close(lock)
