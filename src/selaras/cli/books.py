"""`selaras books PLAN --out DIR`: the books of a plan as files."""

import sys
from argparse import Namespace

from selaras.cli.output import Folder
from selaras.cli.reading import read
from selaras.cli.refusal import Refusal
from selaras.core.plan import Masterplan
from selaras.documents.book.contents import BOOKS
from selaras.documents.book.errors import BookError
from selaras.documents.book.files import BookFile, write_each
from selaras.documents.book.pdf.letters import require_printable
from selaras.reference import load_knowledge


def run(options: Namespace) -> int:
    """Write every book asked for, telling how far it is; all files appear together."""
    plan = read(options.plan)
    wanted: list[BookFile] = [
        (number, format)
        for number in sorted(set(options.book or BOOKS))
        for format in dict.fromkeys(options.format or ["pdf"])
    ]
    with Folder(options.out) as folder:
        try:
            if any(format == "pdf" for _, format in wanted):
                require_printable(plan, options.lang)
            written = write_each(plan, load_knowledge(), wanted, options.lang)
            for done, (file, content) in enumerate(written, start=1):
                name = _name(plan, file, options.lang)
                print(f"[{done}/{len(wanted)}] {name}", file=sys.stderr, flush=True)
                folder.write(name, content)
        except BookError as error:
            # Such as letters that no typeface of the books has: the plan's writer can mend them.
            raise Refusal(error.indonesian, error.english) from error
        for path in folder.finish():
            print(path)
    return 0


def _name(plan: Masterplan, file: BookFile, language: str) -> str:
    number, format = file
    word = {"id": "buku", "en": "book"}[language]
    return f"{plan.key}-{word}-{number}.{format}"
