"""Writes what the other sides start from; none of this is counted in anybody's time."""

import json
from pathlib import Path

from bench.books.plain import plain_book, words
from bench.workload import BOOKS
from selaras.core.plan import Masterplan
from selaras.documents.book.book import Book, Figure
from selaras.documents.book.contents import contents
from selaras.documents.book.docx.pictures import png_pictures
from selaras.documents.book.html import write_html
from selaras.documents.book.pdf.printed import printed_book
from selaras.reference import load_knowledge


def prepare(plan: Masterplan, folder: Path) -> dict[int, int]:
    """For each book a page, the data for Typst and for the template, and its pictures.

    Returns how many words each book holds.
    """
    counted = {}
    for number in BOOKS:
        book = contents(plan, load_knowledge(), number)
        (folder / f"book{number}.html").write_text(write_html(book), encoding="utf-8")
        _write_json(folder / f"typst{number}.json", printed_book(book))
        blocks = plain_book(book, _pictures(book, folder))
        _write_json(folder / f"blocks{number}.json", blocks)
        counted[number] = words(blocks)
    return counted


def _write_json(file: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def drawings(book: Book) -> list[str]:
    """The figures of the book, each as SVG."""
    return [
        block.svg
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    ]


def _pictures(book: Book, folder: Path) -> list[str]:
    files = []
    for place, picture in enumerate(png_pictures(drawings(book)), start=1):
        file = folder / f"picture{book.number}-{place}.png"
        file.write_bytes(picture)
        files.append(str(file))
    return files
