"""`selaras books PLAN --out DIR`: the books of a plan as files."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from selaras.cli.output import Folder
from selaras.cli.reading import read
from selaras.cli.refusal import Refusal
from selaras.core.plan import Masterplan
from selaras.core.text import Language
from selaras.documents.book.contents import BOOKS, contents
from selaras.documents.book.errors import BookError
from selaras.documents.book.files import BookFormat, write
from selaras.reference import load_knowledge


def run(options: Namespace) -> int:
    """Write every book asked for, telling how far it is; all files appear together."""
    plan = read(options.plan)
    wanted = [
        (number, format)
        for number in sorted(options.book or BOOKS, key=_LONGEST_FIRST.index)
        for format in options.format or ["pdf"]
    ]
    with Folder(options.out) as folder:
        for done, (name, content) in enumerate(_each(plan, wanted, options.lang), start=1):
            print(f"[{done}/{len(wanted)}] {name}", file=sys.stderr, flush=True)
            folder.write(name, content)
        for file in sorted(folder.finish()):
            print(file)
    return 0


_LONGEST_FIRST = (2, 1, 4, 3)
"""Buku II takes as long as the others together, so it begins while they are written beside it."""


def _each(
    plan: Masterplan, wanted: Sequence[tuple[int, BookFormat]], language: Language
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file as it is done; as many at once as there are processors."""
    pool = ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, _MOST_AT_ONCE))
    try:
        writing = {
            pool.submit(_written, plan, number, format, language): _name(
                plan, number, language, format
            )
            for number, format in wanted
        }
        for done in as_completed(writing):
            yield writing[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)


_MOST_AT_ONCE = 4
"""A large book takes some 300 MB while it is set."""


def _written(plan: Masterplan, number: int, format: BookFormat, language: Language) -> bytes:
    try:
        return write(contents(plan, load_knowledge(), number, language), format)
    except BookError as error:
        # Such as a letter that no typeface of the book has: the plan's writer can mend it.
        raise Refusal(error.indonesian, error.english) from error


def _name(plan: Masterplan, number: int, language: str, format: str) -> str:
    word = {"id": "buku", "en": "book"}[language]
    return f"{plan.key}-{word}-{number}.{format}"
