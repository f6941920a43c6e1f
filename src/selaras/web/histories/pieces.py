"""Two wordings side by side: which words went, which came, which stayed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Op = Literal["same", "removed", "added", "gap"]

_AROUND = 12
"""Words that stay in sight on each side of a change."""

_MOST_PAIRS = 2_000_000
"""Beyond this many pairs of words a passage counts as rewritten, which is quick to see."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them; a gap stands for words that stayed and are not shown."""

    op: Op
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both wordings in their order, long stretches that stayed left out."""
    old, new = _words(before), _words(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    found = [("same", old[:start])]
    found += _between(old[start : len(old) - end], new[start : len(new) - end])
    found += [("same", old[len(old) - end :])]
    return tuple(_shortened([(op, words) for op, words in found if words]))


def _words(text: str) -> list[str]:
    """Words with the white space behind them."""
    return re.findall(r"\S+\s*|\s+", text)


def _alike(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _between(old: list[str], new: list[str]) -> list[tuple[str, list[str]]]:
    if len(old) * len(new) > _MOST_PAIRS:
        return [("removed", old), ("added", new)]
    found: list[tuple[str, list[str]]] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", old[a:b]))
        else:
            found += [("removed", old[a:b]), ("added", new[c:d])]
    return found


def _shortened(found: list[tuple[str, list[str]]]) -> list[Piece]:
    made: list[Piece] = []
    for number, (op, words) in enumerate(found):
        first, last = number == 0, number == len(found) - 1
        if op != "same":
            made.append(Piece("removed" if op == "removed" else "added", "".join(words)))
            continue
        head = [] if first else words[:_AROUND]
        tail = [] if last else words[max(len(head), len(words) - _AROUND) :]
        if len(head) + len(tail) < len(words):
            made += [Piece("same", "".join(head)), Piece("gap", "…"), Piece("same", "".join(tail))]
        else:
            made.append(Piece("same", "".join(words)))
    return [piece for piece in made if piece.text]
