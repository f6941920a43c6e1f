"""`selaras-admin load_cohorts`: the cohorts since 2017 that are publicly known."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions.known import load_known


class Command(BaseCommand):
    """Writes the cohorts and the members whose names are known; doing it twice changes nothing."""

    help = (
        "Memuat angkatan yang diketahui umum sejak 2017. / "
        "Loads the publicly known cohorts since 2017."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing."""
        rows = load_known(by=SYSTEM, at=timezone.now())
        self.stdout.write(f"{rows} baris ditulis. / {rows} rows written.")
