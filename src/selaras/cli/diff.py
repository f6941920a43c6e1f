"""`selaras diff A B`: what changed between two plans."""

import json
from argparse import Namespace
from typing import Any

from selaras.cli.output import print_json
from selaras.cli.reading import read
from selaras.core.plan import Change, difference

_WORDS = {
    "id": {
        "added": "tambah",
        "removed": "hapus",
        "changed": "ubah",
        "moved": "pindah",
        "same": "Kedua rencana sama.",
    },
    "en": {
        "added": "added",
        "removed": "removed",
        "changed": "changed",
        "moved": "moved",
        "same": "The plans are equal.",
    },
}
_LONGEST = 100


def run(options: Namespace) -> int:
    """Print every change; 1 if there is one."""
    changes = difference(read(options.before), read(options.after))
    if options.json:
        print_json([_data(change) for change in changes])
    else:
        _print(changes, _WORDS[options.lang])
    return int(bool(changes))


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "path": change.path,
        "before": change.before,
        "after": change.after,
    }


def _print(changes: tuple[Change, ...], words: dict[str, str]) -> None:
    for change in changes:
        print(f"{words[change.kind]} {change.path}")
        if change.kind in ("changed", "moved"):
            print(f"  - {_short(change.before)}\n  + {_short(change.after)}")
    if not changes:
        print(words["same"])


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
