"""How an entry becomes a line, and lines become a chain: SHA-256 over canonical JSON."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

START = "0" * 64
"""What the first entry names as its previous digest."""

_ADDRESS = re.compile(r"[^\s@<>\"'(),;]+@[^\s@<>\"'(),;]+")
_MOST_DETAILS = 20
_LONGEST_KEY = 40
_LONGEST_DETAIL = 500
_LONGEST_ADDRESS = 320


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
    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()


def spoken(text: str, longest: int) -> str:
    """Words as the record keeps them: bounded, without e-mail addresses.

    An address in words that somebody typed becomes `[@]`: what is written here stays for ever,
    and who did something is told by number and name. Signs that no database can hold are left
    out.
    """
    # Looking for addresses takes the square of the length, so the far end is cut off first.
    near = text[: longest + _LONGEST_ADDRESS].replace("\0", "").encode(errors="ignore").decode()
    said = _ADDRESS.sub("[@]", near)
    whole = len(said) <= longest and len(text) <= longest + _LONGEST_ADDRESS
    return said if whole else said[: longest - 1] + "…"


def bounded(details: Mapping[str, str]) -> dict[str, str]:
    """At most twenty details of at most 500 letters. Raises ValueError for more."""
    if len(details) > _MOST_DETAILS:
        raise ValueError(f"{len(details)} details; an entry holds at most {_MOST_DETAILS}")
    return {
        spoken(str(key), _LONGEST_KEY): spoken(str(value), _LONGEST_DETAIL)
        for key, value in details.items()
    }
