"""The skeleton that every book is written on."""

from selaras.documents.book.manuscript.handle import Handle
from selaras.documents.book.manuscript.manuscript import Head, Manuscript
from selaras.documents.book.manuscript.phrases import Noun, Part, both
from selaras.documents.book.manuscript.wording import NOTHING

__all__ = ["NOTHING", "Handle", "Head", "Manuscript", "Noun", "Part", "both"]
