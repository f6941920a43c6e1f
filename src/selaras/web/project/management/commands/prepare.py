"""`selaras-admin prepare`: bring database and assets up to date."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Makes the folder, applies migrations, collects the assets; repeating it is harmless."""

    help = "Menyiapkan basis data dan berkas situs. / Prepares the database and the assets."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, or say in one sentence that the folder cannot be written."""
        folder: Path = settings.VAR
        try:
            # Sessions and letters with their links lie there: nobody else reads them.
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise CommandError(
                f"{folder}: tidak dapat dibuat ({problem.strerror}). / "
                f"{folder}: cannot be made ({problem.strerror})."
            ) from problem
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Siap di {folder}. / Prepared in {folder}.")
