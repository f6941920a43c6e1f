"""`selaras-admin load_example`: the Luwu Utara plan that comes with Selaras."""

from importlib.resources import as_file, files
from typing import Any

from django.core.management.base import BaseCommand

from selaras.web.plans.models import Plan
from selaras.web.project.loading import load
from selaras.web.project.plan_files import read_plan_file


class Command(BaseCommand):
    """Writes the rows of the example and publishes it; doing it twice changes nothing.

    What the example retells is a public document of its region.
    """

    help = "Memuat dan menerbitkan rencana contoh. / Loads and publishes the example plan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the example."""
        with as_file(files("selaras.reference").joinpath("examples", "luwu-utara.yaml")) as file:
            self.stdout.write(load(read_plan_file(file), state=Plan.State.PUBLISHED))
