"""How an entry becomes a line, and lines become a chain: SHA-256 over canonical JSON."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

START = "0" * 64
"""What the first entry names as its previous digest."""


def line_of(fields: Mapping[str, Any]) -> str:
    """Canonical JSON: keys in the given order, no blanks, every letter as it is."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def digest_of(line: str) -> str:
    """SHA-256 of the line in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(line.encode()).hexdigest()


def digest_of_value(value: Any) -> str:
    """The digest that stands for an object in an entry; empty for None (there was none).

    `value` is anything JSON can say; the order of keys does not matter.
    """
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
    return digest_of(text)
