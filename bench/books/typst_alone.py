"""One side: Typst alone, on the same templates, with the data already encoded."""

import os
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files
from pathlib import Path

import typst

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, told_folder
from selaras.documents.book.pdf.fonts import book_fonts


def main() -> None:
    """Side by side and with the fonts read within the time, both as on our side."""
    folder = told_folder()
    data = [(folder / f"typst{number}.json").read_text(encoding="utf-8") for number in BOOKS]
    longest_first = sorted(data, key=len, reverse=True)
    with (
        as_file(files("selaras.documents.book.pdf").joinpath("templates")) as templates,
        ThreadPoolExecutor(max_workers=os.cpu_count()) as pool,
    ):
        watch = Stopwatch()
        list(pool.map(lambda text: _compile(templates, text), longest_first))
        tell(**watch.read())


def _compile(templates: Path, text: str) -> bytes:
    return typst.compile(
        str(templates / "book.typ"),
        root=str(templates),
        font_paths=book_fonts(),
        sys_inputs={"book": text},
        pdf_standards=["a-2a", "ua-1"],
    )


if __name__ == "__main__":
    main()
