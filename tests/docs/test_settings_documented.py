"""Every setting that the code reads stands on the page of settings, and no other."""

import ast
import re
from pathlib import Path

from tests.docs.pages import ROOT

_NAME = re.compile(r"SELARAS_[A-Z_]+[A-Z]")
_FIRST_CELL = re.compile(r"^\| `(SELARAS_[A-Z_]+)` \|", re.MULTILINE)


def _read_by(file: Path) -> set[str]:
    """Names that stand alone as a string: what is handed to a reader of the environment."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    strings = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    return {string for string in strings if _NAME.fullmatch(string)}


def _documented() -> list[str]:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    return _FIRST_CELL.findall(page)


def test_every_setting_is_documented_once() -> None:
    files = [*(ROOT / "src" / "selaras").rglob("*.py"), ROOT / "tests" / "conftest.py"]
    read = set().union(*(_read_by(file) for file in files))
    assert {"SELARAS_HOSTS", "SELARAS_TEST_DATABASE"} <= read
    assert sorted(_documented()) == sorted(read)


def test_the_settings_module_lists_what_it_reads() -> None:
    file = ROOT / "src" / "selaras" / "web" / "project" / "settings.py"
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    listed = {line.split()[0] for line in docstring.splitlines() if line.startswith("SELARAS_")}
    assert listed == _read_by(file)
