"""The skeleton that every book is written on."""

from selaras.documents.book.manuscript.handle import Handle
from selaras.documents.book.manuscript.manuscript import NOTHING, Head, Manuscript
from selaras.documents.book.manuscript.phrases import Noun, Part, both

__all__ = ["NOTHING", "Handle", "Head", "Manuscript", "Noun", "Part", "both"]
