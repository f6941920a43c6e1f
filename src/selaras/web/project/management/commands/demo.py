"""`selaras-admin demo`: everything between a fresh environment and a site full of life."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from selaras.web.project.demonstration import set_up
from selaras.web.project.demonstration_passwords import (
    demonstration_password,
    set_password,
    table,
)
from selaras.web.project.serving import port_is_free, site_address


class Command(BaseCommand):
    """Prepares database and assets, loads example, people and neighbours, serves."""

    help = (
        "Menyiapkan situs peragaan dengan orang rekaan, lalu menjalankannya. / "
        "Prepares and runs a demonstration with made-up people."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """Each step may be repeated; a second run changes nothing."""
        if settings.PUBLIC:
            raise CommandError(
                "Peragaan tidak dijalankan di situs umum: hapus SELARAS_HOSTS, atau pakai "
                "`selaras-admin serve`. / A demonstration does not run on a public site: unset "
                "SELARAS_HOSTS, or use `selaras-admin serve`.",
                returncode=2,
            )
        # Web server and worker are started with this environment.
        os.environ["SELARAS_DEMO"] = "1"
        call_command("prepare")
        call_command("load_example")
        set_up(site=site_address(host, port), at=timezone.now())
        word = demonstration_password(settings.VAR)
        set_password(word)
        if port_is_free(host, port):
            for line in table(word):
                self.stdout.write(line)
            self.stdout.flush()
        call_command("serve", host=host, port=port)
