"""`selaras-admin bounce`: a report of a mail server about a letter that did not arrive."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from selaras.web.outbox.bounces import LONGEST_REPORT, NoBounce, note_bounce, read_bounce


class Command(BaseCommand):
    """Reads one mail from standard input; a mail server can hand it every mail that comes back.

    A mail that is no such report changes nothing and is no error, so that the mail server does
    not send it round in circles; a sentence says what it was.
    """

    help = (
        "Membaca laporan surat kembali dari masukan baku. / "
        "Reads a report about a letter that came back from standard input."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark the letter, or say why nothing changed."""
        mail = sys.stdin.buffer.read(LONGEST_REPORT + 1)
        try:
            letter = note_bounce(bounce=read_bounce(mail), at=timezone.now())
        except NoBounce as fault:
            self.stdout.write(f"{fault.reason.id} / {fault.reason.en}")
        else:
            self.stdout.write(
                f"Surat {letter.pk} kembali dan kini tampak di kotak keluar. / "
                f"Letter {letter.pk} came back and now shows in the outbox."
            )
