"""Two people with a password, one of them in a region's secretariat."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from selaras.web.accounts.models import Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.sign_ins.tasks import note_attempt

PASSWORD = "perahu-kuning-tujuh-lampu"


@pytest.fixture(autouse=True)
def _fresh_counts(db: None, settings: Settings) -> None:
    """Attempts of one test do not count in the next, and passwords are hashed quickly."""
    cache.clear()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]


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


def code_of(secret: str, *, ahead: int = 0) -> str:
    """Six digits of an authenticator app (RFC 6238), now or some periods of 30 s ahead."""
    counter = int(time.time() // 30) + ahead
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def set_up_app(client: Client) -> str:
    """Set up an authenticator app in a browser that just signed in; returns its secret."""
    page = client.get("/account/factors/app/add/").content.decode()
    found = re.search(r'<code class="secret">([A-Z2-7]+)</code>', page)
    assert found is not None
    answer = client.post("/account/factors/app/add/", {"code": code_of(found[1], ahead=-1)})
    assert answer["Location"] == "/account/factors/codes/"
    return found[1]
