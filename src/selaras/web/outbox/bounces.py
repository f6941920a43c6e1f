"""Reads reports of mail servers about letters that did not arrive (RFC 3464, RFC 6522).

A report is a mail with three parts: words for people, `message/delivery-status` with a block of
fields for each recipient, and the letter itself or its head, whose Message-ID says which one it
was. Anybody can write such a mail, so only an ID that nobody can guess counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import Message

from django.db import transaction

from selaras.core.text import Text
from selaras.web.outbox.models import Letter

State = Letter.State

LONGEST_REPORT = 10_000_000
"""Bytes."""

_OURS = re.compile(r"<letter\.\d{1,19}\.[a-z0-9]{26}@[^\s<>]{1,150}>")

NO_REPORT = Text(
    id="Ini bukan laporan tentang surat yang gagal sampai (RFC 3464). Tidak ada yang diubah.",
    en="This is no report about a letter that failed to arrive (RFC 3464). Nothing was changed.",
)
NOT_OURS = Text(
    id="Laporan ini bukan tentang surat dari Selaras: nomor suratnya tidak ada di dalamnya. Tidak "
    "ada yang diubah.",
    en="This report is not about a letter from Selaras: it does not hold its number. Nothing was "
    "changed.",
)
STILL_TRYING = Text(
    id="Laporan ini hanya memberi tahu bahwa surat masih dicoba atau sudah sampai. Tidak ada yang "
    "diubah.",
    en="This report only says that the letter is still being tried or has arrived. Nothing was "
    "changed.",
)
TOO_LARGE = Text(
    id="Laporan ini lebih besar dari 10 MB, jadi tidak dibaca. Tidak ada yang diubah.",
    en="This report is larger than 10 MB, so it was not read. Nothing was changed.",
)
UNKNOWN = Text(
    id="Surat yang dimaksud laporan ini tidak ada di antara surat yang terkirim. Tidak ada yang "
    "diubah.",
    en="The letter this report is about is not among those that were sent. Nothing was changed.",
)
CAME_BACK = Text(
    id="Surat kembali karena tidak dapat disampaikan: {words}",
    en="The letter came back because it could not be delivered: {words}",
)


class NoBounce(Exception):
    """`reason` says why the mail changes nothing."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.id)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Bounce:
    """Which letter came back, and the words of the server that sent it back."""

    message_id: str
    words: str


def read_bounce(mail: bytes) -> Bounce:
    """What a report says. Raises NoBounce for anything else, however malformed."""
    if len(mail) > LONGEST_REPORT:
        raise NoBounce(TOO_LARGE)
    try:
        parts = list(message_from_bytes(mail).walk())
    except RecursionError:
        # Parts within parts within parts: nothing that a mail server writes.
        raise NoBounce(NO_REPORT) from None
    fields = [block for part in parts for block in _status_blocks(part)]
    recipients = [block for block in fields if block["Action"] is not None]
    if not recipients:
        raise NoBounce(NO_REPORT)
    failed = [each for each in recipients if _field(each, "Action").lower() == "failed"]
    if not failed:
        raise NoBounce(STILL_TRYING)
    number = next(_letter_numbers(parts, fields), None)
    if number is None:
        raise NoBounce(NOT_OURS)
    return Bounce(number, _words(failed[0]))


def note_bounce(*, bounce: Bounce, at: datetime) -> Letter:
    """Mark the letter as come back. Raises NoBounce where it is not among those sent."""
    with transaction.atomic():
        letter = (
            Letter.objects.select_for_update()
            .filter(message_id=bounce.message_id, state=State.SENT)
            .first()
        )
        if letter is None:
            raise NoBounce(UNKNOWN)
        problem = CAME_BACK.format(words=bounce.words)
        letter.state, letter.moved_at, letter.problem = State.BOUNCED, at, problem.model_dump()
        letter.save(update_fields=["state", "moved_at", "problem"])
    return letter


def _status_blocks(part: Message) -> Iterator[Message]:
    """The blocks of fields of a delivery status; Python reads each as a message of its own."""
    if part.get_content_type() != "message/delivery-status":
        return
    blocks = part.get_payload()
    if isinstance(blocks, list):
        yield from (block for block in blocks if isinstance(block, Message))


def _letter_numbers(parts: list[Message], fields: list[Message]) -> Iterator[str]:
    """Message-IDs of ours: from the letter sent back, its head alone, or the status itself."""
    for part in parts[1:]:
        yield from _OURS.findall(_field(part, "Message-ID"))
        if part.get_content_type() == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield from _OURS.findall(_field(message_from_bytes(content), "Message-ID"))
    for block in fields:
        yield from _OURS.findall(_field(block, "X-Original-Message-ID"))


def _words(failed: Message) -> str:
    """Status and diagnosis of one recipient in a printable line of at most 300 characters."""
    _, _, diagnosis = _field(failed, "Diagnostic-Code").partition(";")
    status = _field(failed, "Status")
    told = diagnosis if status in diagnosis else f"{status} {diagnosis}"
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())
    return line[:300] or "?"


def _field(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip()
