"""Counts the pages and words of PDF files. Runs in the interpreter that has pdfium."""

import sys

import pypdfium2  # type: ignore[import-not-found,unused-ignore]

from bench.process import tell


def main() -> None:
    """`pages` and `words` of all the files named, added up."""
    pages = words = 0
    for name in sys.argv[1:]:
        document = pypdfium2.PdfDocument(name)
        pages += len(document)
        for page in document:
            text = page.get_textpage().get_text_range()
            words += sum(any(map(str.isalnum, word)) for word in _joined(text).split())
    tell(pages=pages, words=words)


def _joined(text: str) -> str:
    """A word that was broken at the end of a line is one word."""
    return text.replace("\u00ad", "").replace("\ufffe\r\n", "").replace("\ufffe", "")


if __name__ == "__main__":
    main()
