"""Short words for choices that stand in narrow columns; `words` has the full ones."""

from selaras.documents.book.manuscript import both

DIRECTIONS = {
    "up": both("Naik", "Up"),
    "down": both("Turun", "Down"),
    "keep": both("Tetap", "Keep"),
}

KINDS = {
    "existing": both("Sudah ada", "Existing"),
    "innovation": both("Inovasi", "Innovation"),
}

ICT = {True: both("TIK", "ICT"), False: both("non-TIK", "non-ICT")}
