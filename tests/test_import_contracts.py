"""The import contracts hold, and each one fails when it is violated."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

VIOLATIONS = {
    "the core imports a document writer": ("core/plan/values.py", "import selaras.documents"),
    "documents import reference": ("documents/__init__.py", "import selaras.reference"),
    "cli imports web": ("cli/main.py", "import selaras.web.ui"),
    "text imports the plan": ("core/text/language.py", "import selaras.core.plan.values"),
    "the core looks at the clock": ("core/finance/__init__.py", "import time"),
    "the core reads files": ("core/text/language.py", "import pathlib"),
    "the command line uses Django": ("cli/main.py", "import django"),
    "an early web app imports a later one": ("web/plans/queries.py", "import selaras.web.editions"),
    "a package nobody placed": ("utils/__init__.py", "import selaras.core"),
}


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over the package that stands in that folder."""
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--config",
        str(ROOT / ".importlinter"),
        "--no-cache",
    ]
    environment = {"PYTHONPATH": str(source), "PATH": "/usr/bin:/bin", "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        command, cwd=source, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package that a test may spoil."""
    ignored = shutil.ignore_patterns("__pycache__", "*.yaml", "*.css", "*.md")
    shutil.copytree(ROOT / "src" / "selaras", tmp_path / "selaras", ignore=ignored)
    return tmp_path


def test_the_contracts_hold(package: Path) -> None:
    done = lint(package)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_a_violation_is_found(package: Path, violation: str) -> None:
    name, statement = VIOLATIONS[violation]
    file = package / "selaras" / name
    file.parent.mkdir(exist_ok=True)
    before = file.read_text() if file.exists() else '"""New."""\n'
    file.write_text(before + f"\n{statement}\n")
    done = lint(package)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
