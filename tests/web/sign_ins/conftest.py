"""Two people with a password, one of them in a region's secretariat."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult

from selaras.web.accounts.models import Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.sign_ins.tasks import note_attempt

PASSWORD = "perahu-kuning-tujuh-lampu"


@pytest.fixture(autouse=True)
def _fresh_counts(db: None) -> None:
    """Attempts of one test do not count in the next."""
    cache.clear()


@pytest.fixture
def person(db: None) -> Person:
    """Somebody with a password and no post."""
    return register(email="sitti@example.go.id", name="Sitti Aminah", password=PASSWORD)


@pytest.fixture
def secretary(cast: Cast) -> Person:
    """Whoever keeps the secretariat of Luwu Utara, with a password."""
    found = cast["73.22", Role.SECRETARIAT]
    found.password = make_password(PASSWORD)
    found.save(update_fields=["password"])
    return found


@pytest.fixture
def quick_hashes() -> Iterator[None]:
    """Passwords are hashed quickly, where a test makes many."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def visitor(**more: str) -> Client:
    """A browser that nobody signed in with."""
    return Client(SERVER_NAME="localhost", **more)


def sign_in(client: Client, address: str, password: str = PASSWORD, prefix: str = "") -> Any:
    """Fill in the form of the sign-in page."""
    return client.post(f"{prefix}/account/sign-in/", {"login": address, "password": password})


def work() -> None:
    """Do what waits for the worker after attempts to sign in."""
    waiting = DBTaskResult.objects.filter(task_path=note_attempt.module_path, status="READY")
    for job in waiting.order_by("enqueued_at"):
        note_attempt.call(*job.args_kwargs["args"])
