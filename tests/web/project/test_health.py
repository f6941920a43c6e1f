"""The site says of itself whether it can work, and which part cannot."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from selaras.web.project.jobs import beat

pytestmark = pytest.mark.django_db


def test_well_when_a_worker_shows_itself(client: Client) -> None:
    beat("one", at=timezone.now())
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "worker": "ok",
    }


def test_failing_when_no_worker_ever_started(client: Client) -> None:
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["worker"] == "no worker has started yet"
    assert response.json()["status"] == "failing"


def test_failing_when_the_worker_fell_silent(client: Client) -> None:
    beat("one", at=timezone.now() - timedelta(seconds=90))
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["worker"].startswith("silent for 9")


def test_one_living_worker_is_enough(client: Client) -> None:
    beat("dead", at=timezone.now() - timedelta(hours=2))
    beat("alive", at=timezone.now())
    assert client.get("/health").status_code == 200


def test_failing_when_a_migration_is_missing(client: Client) -> None:
    beat("one", at=timezone.now())
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("editions", "0001_initial")
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json() == {
        "status": "failing",
        "database": "ok",
        "migrations": "not applied: editions.0001_initial",
    }


def test_failing_when_the_database_cannot_be_reached(tmp_path: Path) -> None:
    program = (
        "import django; django.setup();"
        "from django.utils import timezone;"
        "from selaras.web.project.health import state_of_parts;"
        "print(state_of_parts(at=timezone.now()))"
    )
    # Port 1 answers on no machine.
    own = {
        "DJANGO_SETTINGS_MODULE": "selaras.web.project.settings",
        "SELARAS_VAR": str(tmp_path),
        "SELARAS_DATABASE": "postgresql://nobody:nothing@127.0.0.1:1/none",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **own}, capture_output=True, text=True
    )
    assert done.stdout.strip() == "{'database': 'not reachable'}"


def test_answers_are_never_kept(client: Client) -> None:
    assert "no-store" in client.get("/health")["Cache-Control"]
