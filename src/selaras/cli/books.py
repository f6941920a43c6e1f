"""`selaras books PLAN --out DIR`: the books of a plan as files."""

import sys
from argparse import Namespace

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
        for number in options.book or sorted(BOOKS)
        for format in options.format or ["pdf"]
    ]
    with Folder(options.out) as folder:
        for done, (number, format) in enumerate(wanted, start=1):
            name = _name(plan, number, options.lang, format)
            print(f"[{done}/{len(wanted)}] {name}", file=sys.stderr, flush=True)
            folder.write(name, _written(plan, number, format, options.lang))
        for file in folder.finish():
            print(file)
    return 0


def _written(plan: Masterplan, number: int, format: BookFormat, language: Language) -> bytes:
    try:
        return write(contents(plan, load_knowledge(), number, language), format)
    except BookError as error:
        # Such as a letter that no typeface of the book has: the plan's writer can mend it.
        raise Refusal(error.indonesian, error.english) from error


def _name(plan: Masterplan, number: int, language: str, format: str) -> str:
    word = {"id": "buku", "en": "book"}[language]
    return f"{plan.key}-{word}-{number}.{format}"
