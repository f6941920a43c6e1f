"""What can go wrong when a book is written: a broken promise, never a fault of the reader."""


class BookError(Exception):
    """A book that cannot be written, with a sentence in both languages.

    Raised for what the contents of a book must never hold: a reference to nothing, a row with
    more cells than its table has columns, a character no typeface of the book can draw.
    """

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian} / {english}")
        self.indonesian = indonesian
        self.english = english
