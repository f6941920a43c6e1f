"""The recipe for a rule, followed in a copy of the package: two files and one line are enough."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "how-to" / "add-a-rule.md"
_FILE = re.compile(r"^`(src/[^`]+)`\n\n(`{3,4})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^```text\n( {4}\"[^\n]+\",)\n```$", re.MULTILINE)
_LAST_OF_BUNDLE = '    "vision.dimension_without_mission",'


def test_two_files_and_one_line_are_enough(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    package = tmp_path / "src" / "selaras"
    shutil.copytree(ROOT / "src" / "selaras" / "core", package / "core")
    for room in (ROOT / "src" / "selaras").iterdir():
        if room.name != "core":
            (package / room.name).symlink_to(room)
    files = _FILE.findall(text)
    assert len(files) == 2
    for name, _, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")
    (line,) = _LINE.findall(text)
    catalogue = package / "core" / "checks" / "catalogue.py"
    register = catalogue.read_text(encoding="utf-8")
    assert register.count(_LAST_OF_BUNDLE) == 1
    catalogue.write_text(
        register.replace(_LAST_OF_BUNDLE, f"{_LAST_OF_BUNDLE}\n{line}"), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/core/checks", "-rA", "-k", "VIS99 or is_clean"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    # The two cases of the page, and the rule's own wholeness.
    assert len(re.findall(r"^PASSED .*VIS99", done.stdout, re.MULTILINE)) == 3
