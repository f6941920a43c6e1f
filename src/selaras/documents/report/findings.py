"""The chapter of strengths, weaknesses and recommendations."""

from selaras.core.text import Text
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.report.facts import ResultFacts, Told
from selaras.documents.report.pages import Pages

_STRENGTHS = both("Kekuatan", "Strengths")
_WEAKNESSES = both("Kelemahan", "Weaknesses")
_RECOMMENDATIONS = both("Rekomendasi", "Recommendations")
_NOTHING = both("Asesor tidak mencatat apa pun.", "The assessors noted nothing.")
_FOLLOW = both(
    "Setiap rekomendasi menjadi tindakan dengan penanggung jawab dan tenggat; putaran berikutnya "
    "menanyakan hasilnya.",
    "Each recommendation becomes an action with somebody responsible and a date; the next round "
    "asks what came of it.",
)


def write_findings(pages: Pages, facts: ResultFacts) -> None:
    """The three lists, each with the node that an entry is about."""
    _list(pages, facts, _STRENGTHS, facts.strengths)
    _list(pages, facts, _WEAKNESSES, facts.weaknesses)
    _list(pages, facts, _RECOMMENDATIONS, facts.recommendations, numbered=True)
    if facts.recommendations:
        pages.note(_FOLLOW)


def _list(
    pages: Pages,
    facts: ResultFacts,
    head: Text,
    told: tuple[Told, ...],
    *,
    numbered: bool = False,
) -> None:
    pages.heading(head)
    if not told:
        pages.paragraph(_NOTHING)
        return
    pages.items([_said(pages, facts, each) for each in told], numbered=numbered)


def _said(pages: Pages, facts: ResultFacts, told: Told) -> str:
    node = facts.instrument.by_code.get(told.code)
    text = " ".join(told.text.split())
    return f"{text} ({node.name.in_(pages.language)})" if node else text
