"""One side: plan to four PDF files, as `selaras books` does it."""

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, read_plan_file, told_folder
from selaras.documents.book.contents import contents
from selaras.documents.book.pdf import write_pdf
from selaras.reference import load_knowledge


def main() -> None:
    """Contents, charts and PDF of every book; imports and reading the plan come before."""
    folder = told_folder()
    plan, knowledge = read_plan_file(folder), load_knowledge()
    written = []
    watch = Stopwatch()
    for number in BOOKS:
        written.append(write_pdf(contents(plan, knowledge, number)))
    found = watch.read()
    for number, content in zip(BOOKS, written, strict=True):
        (folder / f"ours{number}.pdf").write_bytes(content)
    tell(**found)


if __name__ == "__main__":
    main()
