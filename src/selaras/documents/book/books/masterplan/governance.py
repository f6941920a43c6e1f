"""Chapter VII: who carries the plan, how progress is seen, what may go wrong, what waits."""

from collections import Counter
from collections.abc import Iterable

from selaras.core.plan import Indicator
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.books.masterplan.risks import write_dependencies, write_risks
from selaras.documents.book.books.masterplan.who import write_who
from selaras.documents.book.entries.counts import INDICATOR
from selaras.documents.book.manuscript import Handle, Manuscript, both
from selaras.documents.book.names import joined
from selaras.documents.book.words import labels

_TITLE = both("Tata kelola, pemantauan, dan risiko", "Governance, monitoring and risk")

_MONITORING = both("Pemantauan", "Monitoring")
_MEASURED = both(
    "Kemajuan diukur dengan {count}: {frequencies}.",
    "Progress is measured by {count}: {frequencies}.",
)
_OFTEN = both("{count} {frequency}", "{count} {frequency}")
_UNTOLD = both("{count} tanpa frekuensi", "{count} without a frequency")
_NO_INDICATORS = both("indikator untuk memantau kemajuan", "indicators to see progress by")
_REVIEW = both(
    "Peninjauan tengah masa berlangsung pada {review}, setelah {years} tahun pelaksanaan.",
    "The mid-term review takes place in {review}, after {years} years of work.",
)
_NO_REVIEW = both("tahun peninjauan tengah masa", "the year of the mid-term review")


def write_governance(book: Manuscript, outline: Outline, bodies: Handle) -> None:
    """The whole chapter; `bodies` is the section about council, team and forum."""
    book.chapter("governance", _TITLE)
    write_who(book, outline, bodies)
    _monitoring(book)
    write_risks(book, outline)
    write_dependencies(book, outline)


def _monitoring(book: Manuscript) -> None:
    book.section("monitoring", _MONITORING)
    indicators = book.plan.indicators
    if indicators:
        count = book.count(len(indicators), INDICATOR)
        book.paragraph(_MEASURED, count=count, frequencies=_frequencies(book, indicators))
    else:
        book.missing(_NO_INDICATORS)
    review = book.plan.review
    if review is None:
        book.missing(_NO_REVIEW)
    elif review > book.plan.period.start:
        book.paragraph(_REVIEW, review=review, years=review - book.plan.period.start)


def _frequencies(book: Manuscript, indicators: Iterable[Indicator]) -> str:
    """`30 tahunan, 6 triwulanan, dan 6 tanpa frekuensi`."""
    held: Counter[str | None] = Counter(indicator.frequency for indicator in indicators)
    said = [
        book.say(_OFTEN, count=held[code], frequency=book.say(name).lower())
        for code, name in labels(book, "indicators", "frequency").items()
        if held[code]
    ]
    if held[None]:
        said.append(book.say(_UNTOLD, count=held[None]))
    return joined(book, said)
