"""From a fixed result to its report: cover, chapters, and what they say."""

from selaras.core.text import Language, format_date
from selaras.documents.book.book import Book, Cover
from selaras.documents.book.manuscript.front import anchored, labels
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.report.facts import ResultFacts
from selaras.documents.report.findings import write_findings
from selaras.documents.report.method import write_method
from selaras.documents.report.overview import write_overview
from selaras.documents.report.pages import Pages
from selaras.documents.report.tree import write_tree
from selaras.documents.report.words import region_name, said_score

_SERIES = both("Laporan Hasil", "Report of the Result")
_FIXED = both("Ditetapkan {day}", "Fixed on {day}")
_NUMBER = both("Surat nomor {number}", "Letter number {number}")
_SUBTITLE = both("Indeks {index}, {predicate}", "Index {index}, {predicate}")
_INDEX = both("Indeks {index}", "Index {index}")
_RESULT = both("Hasil dalam sekilas", "The result at a glance")
_FINDINGS = both("Kekuatan, kelemahan, rekomendasi", "Strengths, weaknesses, recommendations")
_TREE = both("Bagaimana nilai ini terbentuk", "How this result came about")
_METHOD = both("Cara menghitung dan instrumen", "How it was computed, and the instrument")


def result_report(facts: ResultFacts, language: Language) -> Book:
    """The report, ready for any writer of books; the same for the same facts."""
    pages = Pages(language)
    for write, title in (
        (write_overview, _RESULT),
        (write_findings, _FINDINGS),
        (write_tree, _TREE),
        (write_method, _METHOD),
    ):
        write(pages, facts)
        pages.close(title)
    return Book(
        id=f"result-{facts.region.code}",
        number=0,
        language=language,
        cover=_cover(pages, facts),
        labels=labels(language),
        edition=pages.say(_FIXED, day=format_date(facts.fixed_on, language)),
        fingerprint=facts.fingerprint,
        demonstration=facts.demonstration,
        chapters=tuple(pages.chapters),
        day=facts.letter_date or facts.fixed_on,
        anchor=facts.anchor,
        anchored=anchored(facts.anchor, language) if facts.anchor else "",
    )


def _cover(pages: Pages, facts: ResultFacts) -> Cover:
    index = said_score(facts.index, pages.language)
    subtitle = (
        pages.say(_SUBTITLE, index=index, predicate=facts.predicate)
        if facts.predicate
        else pages.say(_INDEX, index=index)
    )
    number = pages.say(_NUMBER, number=facts.letter_number) if facts.letter_number else ""
    return Cover(
        region=region_name(facts.region, pages.language),
        series=pages.say(_SERIES),
        title=facts.round.in_(pages.language),
        subtitle=subtitle,
        period=str(facts.year),
        slogan=None,
        imprint=tuple(filter(None, (facts.ministry, number))),
    )
