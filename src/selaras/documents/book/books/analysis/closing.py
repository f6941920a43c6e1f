"""The closing of Buku I: what was found, counted, and where it leads."""

from selaras.core.text import short_rupiah
from selaras.documents.book.manuscript import Manuscript, Noun, both
from selaras.documents.book.names import joined

_TITLE = both("Penutup", "Closing")
_FOUND = both(
    "Buku ini memuat {found}.",
    "This book holds {found}.",
)
_NEXT = both(
    "Buku II menjabarkannya menjadi {programmes} dengan anggaran {cost} selama {period}.",
    "Book II turns them into {programmes} with a budget of {cost} over {period}.",
)
_NEXT_UNPAID = both(
    "Buku II menjabarkannya menjadi {programmes} selama {period}.",
    "Book II turns them into {programmes} over {period}.",
)
_NOTHING = both("analisis strategis rencana ini", "the strategic analysis of this plan")
_NOUNS = {
    "facts": Noun("fakta kesiapan", "fact of readiness", "facts of readiness"),
    "gaps": Noun("kesenjangan", "gap", "gaps"),
    "swot": Noun("butir SWOT", "SWOT entry", "SWOT entries"),
    "strategies": Noun("strategi", "strategy", "strategies"),
    "objectives": Noun("sasaran", "objective", "objectives"),
}
_PROGRAMME = Noun("program", "programme", "programmes")


def write_closing(book: Manuscript) -> None:
    """Counts what the chapters hold; says nothing about what is not there."""
    book.chapter("closing", _TITLE)
    plan = book.plan
    counts = {part: len(plan.items(part)) for part in _NOUNS}
    found = [book.count(count, _NOUNS[part]) for part, count in counts.items() if count]
    if found:
        book.paragraph(_FOUND, found=joined(book, found))
    else:
        book.missing(_NOTHING)
    if plan.programmes:
        cost = sum(programme.cost for programme in plan.programmes)
        made_up = any(p.budget and p.demonstrates("budget") for p in plan.programmes)
        book.paragraph(
            _NEXT if cost else _NEXT_UNPAID,
            programmes=book.count(len(plan.programmes), _PROGRAMME),
            cost=book.made_up(short_rupiah(cost, book.language), made_up),
            period=str(plan.period),
        )
