"""The closing: where the quick wins stand and what is asked of those who carry them."""

from collections import Counter

from selaras.documents.book.book import Line, Paragraph
from selaras.documents.book.books.quick_wins.outline import Outline
from selaras.documents.book.entries.counts import QUICK_WIN
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.names import agency_name

_TITLE = both("Penutup", "Closing")
_ASKED = both(
    "Setiap lembar dalam buku ini perlu dijaga mutakhir oleh penanggung jawabnya: statusnya, "
    "alasan setiap perubahan, dan buktinya.",
    "Each sheet in this book needs to be kept up to date by its lead agency: its status, the "
    "reason for every change, and its evidence.",
)
_PROVEN = both(
    "Bukti sudah dicatat untuk {proven} dari {count}.",
    "Evidence is on record for {proven} of {count}.",
)
_UNPROVEN = both("Bukti belum dicatat.", "No evidence is on record yet.")
_MOST = both("{name} memimpin paling banyak, yaitu {number}.", "{name} leads the most: {number}.")
_NONE = both("quick win yang ditutup buku ini", "the quick wins this book is about")


def write_closing(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("closing", _TITLE)
    if not outline.in_order:
        book.missing(_NONE)
        return
    count = book.count(len(outline.in_order), QUICK_WIN)
    proven = sum(bool(win.evidence) for win in outline.in_order)
    line: Line = book.line(_ASKED)
    phrase = _PROVEN if proven else _UNPROVEN
    line += then(book, phrase, proven=proven, count=count)
    leads = Counter(win.lead for win in outline.in_order if win.lead).most_common(2)
    if leads and leads[0][1] > 1 and (len(leads) == 1 or leads[0][1] > leads[1][1]):
        lead, number = leads[0]
        name = agency_name(book, str(lead))
        line += then(book, _MOST, name=name, number=book.count(number, QUICK_WIN))
    book.add(Paragraph(line))
