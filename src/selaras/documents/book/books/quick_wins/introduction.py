"""Chapter I: what a quick win is, what it is judged by, how its life may go."""

from selaras.documents.book.book import Line, Paragraph
from selaras.documents.book.books.quick_wins.outline import Outline
from selaras.documents.book.entries.counts import DIMENSION, QUICK_WIN
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.manuscript.front import region_name

_TITLE = both("Pengantar", "About this book")
_LEAD = both(
    "Buku ini memuat {count} {region} dalam {dimensions}, masing-masing dengan satu lembar kerja.",
    "This book holds {count} of {region} in {dimensions}, each with a sheet of its own.",
)
_NONE = both("quick win daerah ini", "the quick wins of this region")

_MEANING = both("Apa itu quick win", "What a quick win is")
_DEFINITION = both(
    "Quick win adalah program percepatan yang dapat segera dikerjakan dan hasilnya dirasakan warga "
    "dalam waktu sekitar satu tahun.",
    "A quick win is an accelerated programme that can be started at once and whose results "
    "citizens feel within about one year.",
)
_ROOTED = both(
    "{linked} dari {count} berinduk pada program dalam Buku II.",
    "{linked} of {count} belong to a programme in Book II.",
)

_ALL_ROOTED = both(
    "Semuanya berinduk pada program dalam Buku II.",
    "All of them belong to a programme in Book II.",
)

_CRITERIA = both("Yang dinilai", "What is judged")
_CRITERIA_LEAD = both(
    "Evaluasi tahunan menilai hal-hal berikut, sehingga semuanya menjadi pegangan dalam memilih "
    "dan menjaga quick win.",
    "The yearly evaluation judges the following, so that all of it guides the choice and the care "
    "of quick wins.",
)
_POINTS = (
    both("rumusan inovasi: apa yang baru dan mengapa", "the innovation: what is new, and why"),
    both("daya tarik bagi warga", "how much it appeals to citizens"),
    both("manfaat yang dapat ditunjukkan dengan angka", "a benefit that can be shown with numbers"),
    both("keunikan dibandingkan dengan daerah lain", "what sets it apart from other regions"),
    both("kemitraan di luar pemerintah daerah", "partnership beyond the local government"),
    both("peluang untuk dikembangkan", "room to grow"),
    both("kesinambungan setelah tahun pertama", "continuity after the first year"),
    both("orang, dana, dan sarana yang tersedia", "the people, money and means at hand"),
    both("pengelolaan risiko", "the handling of risk"),
    both("keberlanjutan pembiayaan dan pemeliharaan", "lasting funding and upkeep"),
)

_LIFE = both("Daur hidup", "Life of a quick win")
_LIFE_SAID = both(
    "Quick win dapat direncanakan, berjalan, ditunda, dihentikan, diganti, atau selesai. Quick win "
    "yang ditunda, dihentikan, atau diganti tetap tercatat beserta alasannya, agar pelajarannya "
    "tidak hilang.",
    "A quick win may be planned, running, paused, stopped, replaced or done. One that is paused, "
    "stopped or replaced stays on record with the reason, so that what was learnt is not lost.",
)


def write_introduction(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("introduction", _TITLE)
    count = len(outline.in_order)
    if count:
        book.lead(
            _LEAD,
            count=book.count(count, QUICK_WIN),
            region=region_name(book.plan, book.knowledge, book.language),
            dimensions=book.count(sum(bool(g.items) for g in outline.groups), DIMENSION),
        )
    else:
        book.missing(_NONE)
    book.narrative("quick-win-summary")
    book.section("meaning", _MEANING)
    line: Line = book.line(_DEFINITION)
    linked = sum(win.programme in book.plan.programme for win in outline.in_order)
    if linked == count > 1:
        line += then(book, _ALL_ROOTED)
    elif linked:
        line += then(book, _ROOTED, linked=linked, count=book.count(count, QUICK_WIN))
    book.add(Paragraph(line))
    book.section("criteria", _CRITERIA)
    book.paragraph(_CRITERIA_LEAD)
    book.bullets(book.line(point) for point in _POINTS)
    book.section("life", _LIFE)
    book.paragraph(_LIFE_SAID)
