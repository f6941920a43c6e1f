"""The page that is signed."""

from selaras.core.text import format_date
from selaras.documents.book.book import Signature
from selaras.documents.book.manuscript import Manuscript, both

_TITLE = both("Komitmen bersama", "Joint commitment")
_NONE = both("pernyataan komitmen", "the statement of commitment")
_NO_SIGNERS = both("penanda tangan komitmen", "those who sign the commitment")


def write_commitment(book: Manuscript) -> None:
    """The statement, where and when it was made, and the places to sign."""
    book.chapter("commitment", _TITLE)
    commitment = book.plan.commitment
    if commitment is None:
        book.missing(_NONE)
        return
    book.quote((book.made_up(book.say(commitment.statement), commitment.demonstration),))
    day = format_date(commitment.day, book.language) if commitment.day else None
    place_and_date = ", ".join(part for part in (commitment.place, day) if part)
    if commitment.signers:
        signers = (_signature(book.say(signer)) for signer in commitment.signers)
        book.signatures(place_and_date, signers)
    else:
        book.missing(_NO_SIGNERS)


def _signature(signer: str) -> Signature:
    """`Bupati Luwu Utara, Indah Putri Indriani` is an office and a name."""
    office, _, name = signer.partition(", ")
    return Signature(office, name or None)
