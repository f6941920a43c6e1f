"""`selaras-admin account ADDRESS`: for lost second factors and stolen sessions."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.sign_ins.actions import end_other_sessions, remove_factors


class Command(BaseCommand):
    """Removes lost second factors and ends sessions; both are recorded."""

    help = (
        "Menolong orang yang kehilangan faktor kedua atau yang sesinya dicuri. / "
        "Helps somebody who lost the second factors, or whose session was stolen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, and what to do."""
        parser.add_argument("address", metavar="ADDRESS")
        parser.add_argument(
            "--remove-factors",
            action="store_true",
            help="hapus aplikasi, kunci sandi dan kode pemulihan / remove app, passkeys and codes",
        )
        parser.add_argument(
            "--end-sessions", action="store_true", help="akhiri semua sesi / end all sessions"
        )

    def handle(
        self,
        *args: Any,
        address: str,
        remove_factors: bool,
        end_sessions: bool,
        **options: Any,
    ) -> None:
        """Do what was asked, or say that nobody has this address."""
        person = Person.objects.filter(email=address.strip().lower()).first()
        if person is None:
            raise CommandError(
                "Tidak ada orang dengan alamat ini. / Nobody has this address.", returncode=2
            )
        if not (remove_factors or end_sessions):
            raise CommandError(
                "Sebutkan --remove-factors atau --end-sessions. / "
                "Say --remove-factors or --end-sessions.",
                returncode=2,
            )
        if remove_factors:
            self._remove_factors(person)
        if end_sessions:
            self._end_sessions(person)

    def _remove_factors(self, person: Person) -> None:
        count = remove_factors(person=person, by=SYSTEM, at=timezone.now())
        self.stdout.write(f"{count} faktor dihapus. / {count} factors removed.")

    def _end_sessions(self, person: Person) -> None:
        count = end_other_sessions(person=person, but="", by=SYSTEM, at=timezone.now())
        self.stdout.write(f"{count} sesi diakhiri. / {count} sessions ended.")
