"""Settings come from the environment; a wrong one stops the start with one sentence."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from selaras.web.project import settings as module
from selaras.web.project.environment import read_database

KEY = "k3y-with-more-than-fifty-letters-0123456789-abcdefghijklmnop"


def admin(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `selaras-admin` in a process of its own, without any setting of this machine."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SELARAS_")}
    own.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "selaras.web.project.manage", *arguments],
        env={**own, "SELARAS_VAR": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_nothing_needs_to_be_set_on_ones_own_machine(tmp_path: Path) -> None:
    done = admin(tmp_path / "var", "prepare")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "var" / "selaras.sqlite3").exists()
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


def test_sqlite_waits_for_the_disk_before_anybody_is_told_that_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SELARAS_DATABASE", raising=False)
    database = read_database("SELARAS_DATABASE", tmp_path)
    with closing(sqlite3.connect(database["NAME"])) as opened:
        opened.executescript(database["OPTIONS"]["init_command"])
        answers = {
            name: opened.execute(f"PRAGMA {name}").fetchone()
            for name in ("synchronous", "journal_mode")
        }
    # 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    assert answers == {"synchronous": (2,), "journal_mode": ("wal",)}


def test_a_public_site_passes_the_deployment_checks(tmp_path: Path) -> None:
    done = admin(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SELARAS_HOSTS="selaras.example.go.id",
        SELARAS_SECRET_KEY=KEY,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SELARAS_HOSTS": "a.example"}, "SELARAS_SECRET_KEY: give at least 50"),
        ({"SELARAS_HOSTS": "a.example", "SELARAS_SECRET_KEY": "short"}, "at least 50"),
        ({"SELARAS_HOSTS": "*", "SELARAS_SECRET_KEY": KEY}, "the name of the site alone"),
        ({"SELARAS_HOSTS": "https://a.example", "SELARAS_SECRET_KEY": KEY}, "without https://"),
        ({"SELARAS_HOSTS": "a.example:443", "SELARAS_SECRET_KEY": KEY}, "without https://, port"),
        ({"SELARAS_DEBUG": "maybe"}, "SELARAS_DEBUG='maybe': write 1 or 0"),
        (
            {"SELARAS_DEBUG": "1", "SELARAS_HOSTS": "a.example", "SELARAS_SECRET_KEY": KEY},
            "SELARAS_DEBUG must be off",
        ),
        ({"SELARAS_TIME_ZONE": "Asia/Masamba"}, "this time zone is not known"),
        ({"SELARAS_WORKER_SILENCE": "-3"}, "a whole number of seconds"),
        ({"SELARAS_DATABASE": "mysql://root:hunter2@db/x"}, "this database address is not known"),
        ({"SELARAS_DATABASE": "postgresql://a:b@db:notaport/x"}, "this database address is not"),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    done = admin(tmp_path, "check", **environment)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert "hunter2" not in done.stderr


def test_cookies_and_redirects_are_strict_in_public(tmp_path: Path) -> None:
    done = admin(tmp_path, "diffsettings", SELARAS_HOSTS="a.example", SELARAS_SECRET_KEY=KEY)
    for line in (
        "CSRF_COOKIE_SECURE = True",
        "SECURE_SSL_REDIRECT = True",
        "SECURE_HSTS_SECONDS = 31536000",
    ):
        assert line in done.stdout


def test_a_public_folder_is_closed_to_other_accounts_of_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    done = admin(folder, "prepare", SELARAS_HOSTS="a.example", SELARAS_SECRET_KEY=KEY)
    assert done.returncode == 0, done.stderr
    assert folder.stat().st_mode & 0o777 == 0o700


def test_no_model_change_is_left_without_migration(tmp_path: Path) -> None:
    done = admin(tmp_path, "makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout


def test_every_variable_that_is_read_is_explained() -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r'read_\w+\("(SELARAS_\w+)"', source))
    assert read == set(re.findall(r"^(SELARAS_\w+) ", module.__doc__ or "", re.MULTILINE))
