"""`selaras-admin demo`: everything between a fresh environment and a site with the example."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Prepares database and assets, loads the example, serves."""

    help = "Menyiapkan situs dengan contoh, lalu menjalankannya. / Prepares and runs the example."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """Each step may be repeated; a second run changes nothing."""
        call_command("prepare")
        call_command("load_example")
        call_command("serve", host=host, port=port)
