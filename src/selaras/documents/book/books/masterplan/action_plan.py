"""Chapter IV: the matrix of each dimension, targets and budgets, and the five parts."""

from selaras.documents.book.books.masterplan.budgets import write_budgets
from selaras.documents.book.books.masterplan.matrix import code_books, write_matrix
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.books.masterplan.parts import write_parts
from selaras.documents.book.books.masterplan.targets import write_targets
from selaras.documents.book.manuscript import Handle, Manuscript, both

_TITLE = both("Rencana aksi", "Action plan")
_LEAD = both(
    "Rencana aksi memuat setiap program dengan keluaran, penanggung jawab, biaya, dan risikonya, "
    "dimensi demi dimensi, lalu target dan anggaran setiap tahun serta lima bagian pendukungnya.",
    "The action plan gives every programme with its outputs, lead, cost and risk, dimension by "
    "dimension, then the targets and budgets of each year and the five supporting parts.",
)
_CODE_BOOK = both(
    "Kode sub kegiatan mengikuti {decree}.", "Codes of sub-activities follow {decree}."
)
_NONE = both("program dan rencana aksi", "programmes and the action plan")


def write_action_plan(book: Manuscript, outline: Outline) -> Handle:
    """The whole chapter; returns the section about the bodies."""
    book.chapter("action-plan", _TITLE)
    if outline.in_order:
        book.lead(_LEAD)
        books = code_books(book, outline)
        if len(books) == 1:
            book.paragraph(_CODE_BOOK, decree=books[0])
        for group in outline.programmes:
            write_matrix(book, outline, group, name_book=len(books) > 1)
        write_targets(book, outline)
        write_budgets(book, outline)
    else:
        book.missing(_NONE)
    return write_parts(book, outline)
