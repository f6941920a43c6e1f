"""The closing, the commitment with its places to sign, and the words that need explaining."""

from selaras.core.text import format_date
from selaras.documents.book.book import Paragraph, Signature
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import (
    INDICATOR,
    OBJECTIVE,
    PROGRAMME,
    counted_list,
)
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.manuscript.front import region_name

_TITLE = both("Penutup", "Closing")
_SUM = both(
    "Rencana induk {region} untuk tahun {period} memuat {counts}.",
    "The masterplan of {region} for {period} holds {counts}.",
)
_REVIEW = both("Isinya ditinjau kembali pada {review}.", "It is reviewed in {review}.")
_COMMITMENT = both("Komitmen bersama", "Commitment")
_NO_COMMITMENT = both(
    "pernyataan komitmen dan para penanda tangannya", "the statement of commitment and its signers"
)
_PLACE = "…………………………"


def write_closing(book: Manuscript, outline: Outline) -> None:
    """The last chapter."""
    plan = book.plan
    book.chapter("closing", _TITLE)
    book.narrative("closing")
    counts = counted_list(
        book,
        (
            (len(plan.objectives), OBJECTIVE),
            (len(plan.indicators), INDICATOR),
            (len(plan.programmes), PROGRAMME),
        ),
    )
    if counts:
        region = region_name(plan, book.knowledge, book.language)
        line = book.line(_SUM, region=region, period=str(plan.period), counts=counts)
        if plan.review is not None:
            line += then(book, _REVIEW, review=plan.review)
        book.add(Paragraph(line))
    write_commitment(book)


def write_commitment(book: Manuscript) -> None:
    """The statement and the places to sign."""
    commitment = book.plan.commitment
    book.section("commitment", _COMMITMENT)
    if commitment is None:
        book.missing(_NO_COMMITMENT)
        return
    book.quote((book.made_up(book.say(commitment.statement), commitment.demonstration),))
    day = format_date(commitment.day, book.language) if commitment.day else _PLACE
    if commitment.signers:
        entries = (Signature(book.say(signer)) for signer in commitment.signers)
        book.signatures(f"{commitment.place or _PLACE}, {day}", entries)
