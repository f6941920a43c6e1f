"""`selaras books PLAN --out DIR`: the books of a plan as files."""

import sys
from argparse import Namespace

from selaras.cli.output import Folder
from selaras.cli.reading import read
from selaras.core.plan import Masterplan
from selaras.documents.book.contents import BOOKS, contents
from selaras.documents.book.files import write
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
            book = contents(plan, load_knowledge(), number, options.lang)
            folder.write(name, write(book, format))
        for file in folder.finish():
            print(file)
    return 0


def _name(plan: Masterplan, number: int, language: str, format: str) -> str:
    word = {"id": "buku", "en": "book"}[language]
    return f"{plan.key}-{word}-{number}.{format}"
