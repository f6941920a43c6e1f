"""`selaras-admin load_plan FILE`: bring a plan from a file into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from selaras.web.plans.models import Plan
from selaras.web.project.loading import load
from selaras.web.project.plan_files import read_plan_file


class Command(BaseCommand):
    """Reads a plan file and writes its rows; doing it twice changes nothing."""

    help = "Memuat rencana dari berkas JSON atau YAML. / Loads a plan from a JSON or YAML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, and whether everybody may read it."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="terbitkan, sehingga semua orang dapat membacanya; tanpa ini rencana baru menjadi "
            "draf. / publish it, so that everybody can read it; otherwise a new plan is a draft.",
        )

    def handle(self, *args: Any, file: Path, publish: bool, **options: Any) -> None:
        """Load the file, or say everything that is wrong with it."""
        state = Plan.State.PUBLISHED if publish else None
        self.stdout.write(load(read_plan_file(file), state=state))
