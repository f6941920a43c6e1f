"""`selaras-admin work`: the background worker with a heartbeat."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from selaras.web.project.jobs import new_worker


class Command(BaseCommand):
    """Takes jobs from the queue until a signal stops it."""

    help = "Mengerjakan antrean pekerjaan. / Runs the jobs that wait in the queue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until Ctrl-C or SIGTERM; a running job is finished first."""
        worker = new_worker(get_random_string(32))
        worker.configure_signals()
        worker.run_until_stopped()
