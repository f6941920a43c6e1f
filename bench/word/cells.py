"""One side: the same blocks through paragraphs and cells of python-docx."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Mm

from bench.books.plain import Plain, plain_book
from bench.books.prepare import drawings
from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import BOOKS, read_plan_file, told_folder
from selaras.documents.book.contents import contents
from selaras.documents.book.docx.pictures import png_pictures
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.reference import load_knowledge

_STYLES = {
    "title": "Title",
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "heading3": "Heading 3",
    "strong": "Subtitle",
    "bullet": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
    "caption": "Caption",
    "source": "Caption",
}


def main() -> None:
    """Pictures are made within the time, as `write_docx` makes them, and by the same means."""
    folder = told_folder()
    plan = read_plan_file(folder)
    books = [contents(plan, load_knowledge(), number) for number in BOOKS]
    svgs = [drawings(book) for book in books]
    blocks = [
        plain_book(book, [str(place) for place in range(len(svg))])
        for book, svg in zip(books, svgs, strict=True)
    ]
    book_fonts()
    watch = Stopwatch()
    written = [document(found, png_pictures(svg)) for found, svg in zip(blocks, svgs, strict=True)]
    found = watch.read()
    for number, content in zip(BOOKS, written, strict=True):
        (folder / f"cells{number}.docx").write_bytes(content)
    tell(**found)


def document(blocks: list[Plain], pictures: list[bytes]) -> bytes:
    """The blocks as a Word document; sections are not turned."""
    paper = Document()
    for block in blocks:
        if block["kind"] == "table":
            _table(paper, block)
        elif block["kind"] == "figure":
            picture = pictures[int(block["picture"])]
            paper.add_picture(BytesIO(picture), width=Mm(150))
        elif "text" in block:
            paper.add_paragraph(block["text"], style=_STYLES.get(block["kind"]))
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _table(paper: Any, block: Plain) -> None:
    """Row by row: asking the table for each cell by its place would take far longer."""
    head = [[{"text": text, "span": 1} for text in block["head"]]] if block["head"] else []
    rows = [*head, *block["rows"]]
    table = paper.add_table(rows=len(rows), cols=len(block["widths"]), style="Table Grid")
    for row, values in zip(table.rows, rows, strict=True):
        cells = row.cells
        at = 0
        for value in values:
            cells[at].text = value["text"]
            at += value["span"]


if __name__ == "__main__":
    main()
