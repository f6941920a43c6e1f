"""A site's folder as `selaras-admin prepare` leaves it."""

import shutil
from pathlib import Path

import pytest

from tests.web.project.test_settings import admin


@pytest.fixture(scope="session")
def _prepared_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "var"
    done = admin(folder, "prepare")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def prepared(_prepared_once: Path, tmp_path: Path) -> Path:
    """The test's own folder, prepared: migrating anew each time would take four seconds."""
    shutil.copytree(_prepared_once, tmp_path, dirs_exist_ok=True)
    return tmp_path
