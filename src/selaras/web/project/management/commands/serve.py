"""`selaras-admin serve`: web server and worker together."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from selaras.web.project.serving import Site, port_is_free


class Command(BaseCommand):
    """Serves until Ctrl-C or SIGTERM."""

    help = "Menjalankan situs dan pekerjanya. / Runs the site and its worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """Refuse a port that is taken in one sentence; otherwise serve."""
        if not port_is_free(host, port):
            raise CommandError(
                f"Porta {port} di {host} sedang dipakai; pilih yang lain dengan --port. / "
                f"Port {port} on {host} is taken; choose another with --port."
            )
        code = Site(host, port, self._say).run()
        if code:
            raise SystemExit(code)

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
