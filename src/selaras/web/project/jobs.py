"""A worker that shows it is alive, and gives jobs of silent workers to others.

The stock worker loops without a hook, so we run it in batches: it empties the queue, we note
the heartbeat, it looks again. A job that hangs keeps the heartbeat from being noted; that is
what `/health` is to see.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from selaras.web.agreements.actions import tend as tend_agreements
from selaras.web.answers.actions.tasks import drop_ended
from selaras.web.assessments.actions.telling import tell_rounds
from selaras.web.duties.reminders import remind_in_the_morning
from selaras.web.editions.tasks import build_book, note_lost_build
from selaras.web.guidance.actions import refresh_all
from selaras.web.outbox.actions import tend
from selaras.web.overview.following import follow
from selaras.web.project.daily import anchor, sweep
from selaras.web.project.models import Heartbeat
from selaras.web.results.actions.follow_ups import ask_in_published_rounds

PAUSE = 1.0
"""Seconds between two looks at an empty queue."""

_BEAT_EVERY = 10.0
_ATTEMPTS = 2
_KEPT = timedelta(days=1)


def beat(worker: str, *, at: datetime) -> None:
    """Note that this worker is alive, and forget workers that ended long ago."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": at})
    Heartbeat.objects.filter(at__lt=at - _KEPT).delete()


def latest_beat() -> datetime | None:
    """When any worker last showed itself; None when none ever did."""
    return Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()


def release_lost_jobs(*, at: datetime) -> int:
    """Put jobs of workers that fell silent back into the queue; returns how many.

    A job that was lost twice is marked failed, for it may be what brings workers down.
    """
    alive = Heartbeat.objects.filter(at__gt=at - timedelta(seconds=settings.WORKER_SILENCE))
    names = set(alive.values_list("worker", flat=True))
    released = 0
    for job in DBTaskResult.objects.running():
        if names.intersection(job.worker_ids):
            continue
        if len(job.worker_ids) >= _ATTEMPTS:
            job.set_failed(RuntimeError("the worker ended while running this job"))
            if job.task_path == build_book.module_path:
                note_lost_build(*job.args_kwargs["args"], at=at)
            continue
        job.status = "READY"
        job.save(update_fields=["status"])
        released += 1
    return released


class BeatingWorker(Worker):
    """The stock worker, with a heartbeat around each job."""

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        beat(self.worker_id, at=timezone.now())
        super().run_task(db_task_result)
        beat(self.worker_id, at=timezone.now())

    def run_until_stopped(self) -> None:
        """Work, beat, rest, until a signal ends the process."""
        # Three beats fit into the silence that counts as death; more would only wear the disk.
        interval = min(_BEAT_EVERY, settings.WORKER_SILENCE / 3)
        next_beat, swept = 0.0, timezone.localdate() - timedelta(days=1)
        while self.running:
            close_old_connections()
            if time.monotonic() >= next_beat:
                beat(self.worker_id, at=timezone.now())
                release_lost_jobs(at=timezone.now())
                remind_in_the_morning(timezone.now())
                tend(at=timezone.now())
                anchor(at=timezone.now())
                if swept != timezone.localdate():
                    swept = timezone.localdate()
                    sweep()
                    tell_rounds(at=timezone.now())
                    ask_in_published_rounds(at=timezone.now())
                    drop_ended(at=timezone.now())
                    tend_agreements(at=timezone.now())
                    refresh_all(timezone.now())
                # After the forecasts of the day.
                follow(timezone.now())
                next_beat = time.monotonic() + interval
            self.run()
            if self.running:
                time.sleep(PAUSE)


def new_worker(worker_id: str) -> BeatingWorker:
    """A worker for the default queue that returns whenever the queue is empty."""
    return BeatingWorker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
