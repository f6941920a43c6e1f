"""The annex with the words that a book uses and that not every reader knows."""

from collections.abc import Sequence

from selaras.documents.book.book import Run
from selaras.documents.book.manuscript import Manuscript, both

_TITLE = both("Daftar istilah", "Glossary")


def add_glossary(book: Manuscript, codes: Sequence[str]) -> None:
    """Those of the glossary's terms, by the alphabet of the book's language."""
    terms = [book.knowledge.term[code] for code in codes if code in book.knowledge.term]
    if not terms:
        return
    book.annex("glossary", _TITLE)
    said = sorted(
        ((book.say(term.name), book.say(term.meaning)) for term in terms),
        key=lambda pair: pair[0].casefold(),
    )
    book.definitions((name, (Run(meaning),)) for name, meaning in said)
