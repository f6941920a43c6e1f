"""Hands one letter to the mail server and notes what became of it.

A letter is claimed in one transaction (`waiting` -> `sending`), handed over outside of any, and
settled in another. So a job that runs twice hands it over once, and a worker that dies in
between leaves it `sending`: nobody can know then whether the server took it, and it is not sent
again by itself (at most once); after a while it shows as failed, for a person to decide.
One gap remains, which mail has by its nature: a server that takes a letter and loses the
connection before it says so looks like a temporary error, and gets the letter once more. The
Message-ID stays the same then, by which mail programs know the second as a copy.
"""

import smtplib
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils.crypto import get_random_string

from selaras.core.text import Text
from selaras.web.outbox.models import LINK_MARK, Letter

State = Letter.State

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
"""How long to wait after each temporary error; after the last attempt the letter has failed."""

_LOST_AFTER = timedelta(minutes=10)

REFUSED = Text(
    id="Server surel menolak surat ini: {words}",
    en="The mail server refused this letter: {words}",
)
NOT_NOW = Text(
    id="Server surel belum dapat menerima surat ini: {words}",
    en="The mail server could not take this letter yet: {words}",
)
NO_SERVER = Text(
    id="Server surel tidak dapat dihubungi: {words}",
    en="The mail server could not be reached: {words}",
)
UNFIT = Text(
    id="Surat ini tidak dapat dijadikan surel: {words}",
    en="This letter could not be made into a mail: {words}",
)
LOST = Text(
    id="Pengiriman terhenti di tengah jalan, sehingga tidak diketahui apakah surat ini sampai. "
    "Tanyakan kepada penerimanya sebelum mencoba lagi.",
    en="Sending stopped halfway, so it is not known whether this letter arrived. Ask the "
    "addressee before trying again.",
)


class Undelivered(Exception):
    """The server did not take it. `problem` says why; with `passing` it may work later."""

    def __init__(self, problem: Text, *, passing: bool) -> None:
        super().__init__(problem.id)
        self.problem = problem
        self.passing = passing


def claim(letter_pk: int, *, at: datetime) -> Letter | None:
    """The letter for this one attempt; None where it does not wait to be sent."""
    with transaction.atomic():
        letter = (
            Letter.objects.select_for_update().filter(pk=letter_pk, state=State.WAITING).first()
        )
        if letter is None:
            return None
        letter.state, letter.moved_at = State.SENDING, at
        letter.attempts += 1
        if not letter.message_id:
            letter.message_id = _message_id(letter)
        letter.save(update_fields=["state", "moved_at", "attempts", "message_id"])
    return letter


def hand_over(letter: Letter) -> None:
    """Give it to the mail server. Raises Undelivered with the server's words."""
    # The secret goes into this message and nowhere else.
    message = EmailMessage(
        subject=letter.subject,
        body=letter.body.replace(LINK_MARK, letter.secret) if letter.secret else letter.body,
        to=[letter.address],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as fault:
        raise _judged(fault) from fault
    except ValueError as fault:
        raise Undelivered(UNFIT.format(words=_plain(str(fault))), passing=False) from fault


def note_sent(letter: Letter, *, at: datetime) -> None:
    """The server took it; the secret is wiped."""
    letter.state, letter.moved_at, letter.secret, letter.problem = State.SENT, at, "", None
    letter.save(update_fields=["state", "moved_at", "secret", "problem"])


def note_refused(letter: Letter, fault: Undelivered, *, at: datetime) -> datetime | None:
    """Keep why; returns when to try once more, None where that would not help.

    The secret of a letter that failed is kept: it never reached anybody, and a person may try
    again.
    """
    more = letter.attempts <= len(PAUSES) and fault.passing
    letter.state = State.WAITING if more else State.FAILED
    letter.moved_at, letter.problem = at, fault.problem.model_dump()
    letter.save(update_fields=["state", "moved_at", "problem"])
    return at + PAUSES[letter.attempts - 1] if more else None


def note_lost(*, at: datetime) -> int:
    """Letters whose worker died while it sent them have failed; returns how many."""
    lost = Letter.objects.filter(state=State.SENDING, moved_at__lt=at - _LOST_AFTER)
    return lost.update(state=State.FAILED, moved_at=at, problem=LOST.model_dump())


def _judged(fault: smtplib.SMTPException | OSError) -> Undelivered:
    """What the fault means: 4xx and a server out of reach pass, 5xx about the letter stay."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(fault.recipients.values()))
        return _answer(code, words, about_letter=True)
    if isinstance(fault, smtplib.SMTPResponseException):
        # What the server says before it heard of the letter is about the site's settings: those
        # who run it can mend that while the letter waits.
        about = isinstance(fault, smtplib.SMTPSenderRefused | smtplib.SMTPDataError)
        return _answer(fault.smtp_code, fault.smtp_error, about_letter=about)
    if isinstance(fault, smtplib.SMTPNotSupportedError):
        return Undelivered(REFUSED.format(words=_plain(str(fault))), passing=False)
    return Undelivered(NO_SERVER.format(words=_plain(str(fault))), passing=True)


def _answer(code: int, words: bytes | str, *, about_letter: bool) -> Undelivered:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    said = _plain(f"{code} {text}")
    if about_letter and code >= 500:
        return Undelivered(REFUSED.format(words=said), passing=False)
    return Undelivered(NOT_NOW.format(words=said), passing=True)


def _plain(words: str) -> str:
    """The words of a server in one printable line of at most 300 characters."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return line[:300] or "?"


def _message_id(letter: Letter) -> str:
    """Carries the letter's number, and a word nobody can guess, so that bounces find it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<letter.{letter.pk}.{get_random_string(26).lower()}@{domain}>"[:200]
