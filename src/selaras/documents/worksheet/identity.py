"""The sheet `Selaras`: what the server must know when the file comes back. Hidden, not secret."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from selaras.core.text import LANGUAGES
from selaras.documents.worksheet.version import Identity, Version

SHEET = "Selaras"
MARK = "selaras-worksheet"
FORMAT = 1

_PER_CELL = 400
"""Keys in one cell; at eighty characters each they would still fit."""


def identity_rows(identity: Identity) -> Iterator[tuple[str | int, ...]]:
    """The rows of the sheet."""
    version = identity.version
    yield MARK, FORMAT
    yield "plan", version.plan
    yield "revision", str(version.revision)
    yield "fingerprint", version.fingerprint
    yield "language", identity.language
    for code, title in identity.sheets.items():
        yield "sheet", code, title
    for code, whole in identity.wholes.items():
        yield "whole", code, whole
    yield from _many("keys", identity.keys)
    yield from _many("digests", identity.digests)


def _many(name: str, found: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    for code, words in found.items():
        for start in range(0, max(len(words), 1), _PER_CELL):
            yield name, code, " ".join(words[start : start + _PER_CELL])


def read_identity(rows: Iterable[Sequence[Any]]) -> Identity | None:
    """What the sheet says; None where it is not ours or was damaged."""
    single: dict[str, str] = {}
    named: dict[str, dict[str, str]] = {"sheet": {}, "whole": {}}
    many: dict[str, dict[str, tuple[str, ...]]] = {"keys": {}, "digests": {}}
    for row in rows:
        name, value, *rest = (*map(_text, row), "", "")
        if name in named:
            named[name][value] = rest[0]
        elif name in many:
            many[name][value] = (*many[name].get(value, ()), *rest[0].split())
        else:
            single[name] = value
    language = next((each for each in LANGUAGES if each == single.get("language")), None)
    revision = single.get("revision", "")
    if single.get(MARK) != str(FORMAT) or language is None or not revision.isdecimal():
        return None
    version = Version(single.get("plan", ""), int(revision), single.get("fingerprint", ""))
    return Identity(version, language, named["sheet"], wholes=named["whole"], **many)


def _text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
