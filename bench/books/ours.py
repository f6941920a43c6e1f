"""One side: plan to four PDF files, as `selaras books` does it."""

from importlib import import_module

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, read_plan_file, told_folder
from selaras.documents.book.files import BookFile, write_each
from selaras.reference import load_knowledge


def main() -> None:
    """Contents, charts and PDF of every book; imports and reading the plan come before."""
    folder = told_folder()
    plan, knowledge = read_plan_file(folder), load_knowledge()
    wanted: list[BookFile] = [(number, "pdf") for number in BOOKS]
    import_module("selaras.documents.book.pdf")
    watch = Stopwatch()
    written = dict(write_each(plan, knowledge, wanted, "id"))
    found = watch.read()
    for (number, _), content in written.items():
        (folder / f"ours{number}.pdf").write_bytes(content)
    tell(**found)


if __name__ == "__main__":
    main()
