"""What the letters of a slogan stand for."""

from selaras.core.plan import Slogan
from selaras.documents.book.book import Line, Run
from selaras.documents.book.manuscript import Manuscript


def letter_entries(book: Manuscript, slogan: Slogan, *, between: str) -> list[tuple[str, Line]]:
    """Each letter with its word in bold, and its meaning behind `between` if it has one."""
    entries: list[tuple[str, Line]] = []
    for letter in slogan.letters:
        word = Run(book.say(letter.word), strong=True)
        meaning = (Run(f"{between}{book.say(letter.meaning)}"),) if letter.meaning else ()
        entries.append((letter.letter, (word, *meaning)))
    return entries
