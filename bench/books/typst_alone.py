"""One side: Typst alone, on the same templates, with the data already encoded."""

from importlib.resources import as_file, files

import typst

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, told_folder
from selaras.documents.book.pdf.fonts import book_fonts


def main() -> None:
    """Fonts are read within the time, as they are on our side."""
    folder = told_folder()
    data = [(folder / f"typst{number}.json").read_text(encoding="utf-8") for number in BOOKS]
    with as_file(files("selaras.documents.book.pdf").joinpath("templates")) as templates:
        watch = Stopwatch()
        for text in data:
            typst.compile(
                str(templates / "book.typ"),
                root=str(templates),
                font_paths=book_fonts(),
                sys_inputs={"book": text},
                pdf_standards=["a-2a", "ua-1"],
            )
        tell(**watch.read())


if __name__ == "__main__":
    main()
