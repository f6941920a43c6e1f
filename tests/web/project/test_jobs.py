"""Jobs of workers that died are given to others, but not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from selaras.web.editions.tasks import build_book
from selaras.web.project.jobs import beat, latest_beat, new_worker, release_lost_jobs
from selaras.web.project.models import Heartbeat

pytestmark = pytest.mark.django_db


def running_job(*workers: str) -> DBTaskResult:
    build_book.enqueue(1)
    job = DBTaskResult.objects.get()
    for worker in workers:
        job.claim(worker)
    return job


def test_a_job_of_a_living_worker_is_left_alone() -> None:
    now = timezone.now()
    beat("alive", at=now)
    job = running_job("alive")
    assert release_lost_jobs(at=now) == 0
    job.refresh_from_db()
    assert job.status == "RUNNING"


def test_a_job_of_a_silent_worker_waits_again() -> None:
    now = timezone.now()
    beat("dead", at=now - timedelta(minutes=5))
    job = running_job("dead")
    assert release_lost_jobs(at=now) == 1
    job.refresh_from_db()
    assert job.status == "READY"


def test_a_job_that_was_lost_twice_fails() -> None:
    job = running_job("first", "second")
    assert release_lost_jobs(at=timezone.now()) == 0
    job.refresh_from_db()
    assert job.status == "FAILED"


@pytest.mark.django_db(transaction=True)
def test_a_worker_beats_around_each_job() -> None:
    running_job()
    assert latest_beat() is None
    new_worker("busy").run()
    assert Heartbeat.objects.get().worker == "busy"


def test_workers_that_ended_long_ago_are_forgotten() -> None:
    now = timezone.now()
    beat("old", at=now - timedelta(days=2))
    beat("new", at=now)
    assert list(Heartbeat.objects.values_list("worker", flat=True)) == ["new"]
