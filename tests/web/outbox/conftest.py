"""Letters to prepare and a mail server to send them to."""

import copy
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.outbox.actions import prepare, send
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from tests.web.outbox.mail_server import MailServer, mail_server

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OWN, NEIGHBOUR = "73.22", "73.17"

Preparing = Callable[..., Letter]


@pytest.fixture(autouse=True)
def _letters_of_tests(settings: Settings) -> None:
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    """The mail server that the site is set to use."""
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 5
        settings.DEFAULT_FROM_EMAIL = "Selaras <selaras@contoh.go.id>"
        yield running


@pytest.fixture
def draft(cast: Cast) -> Preparing:
    """Prepares a letter about nothing to the planner of Luwu Utara, or to somebody else."""

    def prepared(**more: Any) -> Letter:
        words = {"name": "Ilham", "reason": "Rapat dimulai pukul sembilan."}
        planner = cast[OWN, Role.PLANNER]
        usual: dict[str, Any] = {
            "to": planner,
            "template": "notice",
            "words": words,
            "region": OWN,
            "at": AT,
        }
        return prepare(by=SYSTEM, **usual | more)

    return prepared


@pytest.fixture
def released(draft: Preparing) -> Preparing:
    """The same, released to the worker."""

    def sent(**more: Any) -> Letter:
        letter = draft(**more)
        send(letter=letter, by=SYSTEM, at=AT)
        return letter

    return sent
