"""`selaras-admin follow`: works out now where every region stands."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from selaras.web.overview.following import follow_everything


class Command(BaseCommand):
    """What the worker does by itself when something changes, and once a day."""

    help = (
        "Menghitung ulang keadaan semua daerah untuk halaman nasional. / "
        "Works out anew where every region stands, for the national pages."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work everything out, and say how much that was."""
        done = follow_everything(timezone.now())
        self.stdout.write(f"{done} baris diperbarui. / {done} rows brought up to date.")
