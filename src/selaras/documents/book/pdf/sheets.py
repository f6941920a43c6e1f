"""Which blocks of a chapter stand on upright pages and which on pages turned sideways."""

from dataclasses import dataclass

from selaras.documents.book.book import (
    Block,
    Bullets,
    Chapter,
    Definitions,
    Heading,
    Note,
    Paragraph,
    Quote,
    Table,
)

_WORDS = Heading | Paragraph | Bullets | Quote | Note | Definitions
_FEW = 3
"""So many blocks of text may stand on a turned page instead of opening an upright one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one direction in a row."""

    landscape: bool
    blocks: tuple[Block, ...]


def sheets(chapter: Chapter) -> tuple[Sheet, ...]:
    """The chapter's blocks as sheets; at least one, even for a chapter without blocks.

    A few lines of text before a wide table go with it: its heading must not stay behind, and an
    upright page with two sentences between two turned ones would only be white.
    """
    turned = _turned(chapter.blocks)
    found: list[Sheet] = []
    for block, landscape in zip(chapter.blocks, turned, strict=True):
        if found and found[-1].landscape == landscape:
            found[-1] = Sheet(landscape, (*found[-1].blocks, block))
        else:
            found.append(Sheet(landscape, (block,)))
    return tuple(found) or (Sheet(False, ()),)


def _turned(blocks: tuple[Block, ...]) -> list[bool]:
    turned = [isinstance(block, Table) and block.landscape for block in blocks]
    start = 0
    for at, landscape in enumerate(turned.copy()):
        if landscape:
            _take_along(blocks, turned, start, at)
            start = at + 1
        elif not isinstance(blocks[at], _WORDS):
            start = at + 1
    return turned


def _take_along(blocks: tuple[Block, ...], turned: list[bool], start: int, table: int) -> None:
    """Turn the text between two wide tables, or from the heading above one, if it is not much."""
    opens = start == 0 or turned[start - 1]
    texts = sum(not isinstance(block, Heading) for block in blocks[start:table])
    if not opens or texts > _FEW:
        start = _last_heading(blocks, start, table)
    turned[start:table] = [True] * (table - start)


def _last_heading(blocks: tuple[Block, ...], start: int, table: int) -> int:
    """Where the heading close above the table begins, or the table itself if there is none."""
    for at in range(table - 1, max(start, table - 1 - _FEW) - 1, -1):
        if isinstance(blocks[at], Heading):
            while at > start and isinstance(blocks[at - 1], Heading):
                at -= 1
            return at
    return table
