"""One side: four finished contents to four Word documents, as `selaras books` does it."""

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, read_plan_file, told_folder
from selaras.documents.book.contents import contents
from selaras.documents.book.docx import write_docx
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.reference import load_knowledge


def main() -> None:
    """Fonts and contents come before the clock, as on the other side."""
    folder = told_folder()
    plan = read_plan_file(folder)
    books = [contents(plan, load_knowledge(), number) for number in BOOKS]
    book_fonts()
    watch = Stopwatch()
    written = [write_docx(book) for book in books]
    found = watch.read()
    for number, content in zip(BOOKS, written, strict=True):
        (folder / f"ours{number}.docx").write_bytes(content)
    tell(**found)


if __name__ == "__main__":
    main()
