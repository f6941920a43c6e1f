"""A rule added as CONTRIBUTING says, in two files and one line, is whole and works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = "src/selaras/core/checks/rules/programmes"

RULE = '''\
"""PRG99: a programme whose benefit nobody wrote down."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes without benefit."""
    for programme in context.plan.programmes:
        if programme.benefit is None:
            yield at("programmes", programme, "benefit", name=programme.name)


RULE = Rule(
    code="PRG99",
    name="programme-without-benefit",
    severity=Severity.ADVICE,
    title=Text(id="Program tanpa manfaat", en="Programme without benefit"),
    message=Text(id="“{name}” tidak menyebut manfaat.", en="“{name}” names no benefit."),
    remedy=Text(id="Tulis manfaatnya bagi warga.", en="Write what citizens gain from it."),
    find=find,
)
'''

PAGE = """\
# PRG99 · Program tanpa manfaat

## Mengapa

Warga bertanya untuk apa uang dipakai.

## Why

Citizens ask what the money is for.

## Sumber

Lembar quick win: manfaat dan penerimanya.

## Kasus

```yaml
- name: manfaat dihapus
  change:
    programmes[living-health-1]: {benefit: null}
  expect:
    - programmes[living-health-1].benefit
- name: manfaat lain
  change:
    programmes[living-health-1]: {benefit: Warga lebih sehat}
  expect: []
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the recipe touches and what tries it."""
    skip = shutil.ignore_patterns("__pycache__", "web")
    shutil.copytree(ROOT / "src/selaras", tmp_path / "src/selaras", ignore=skip)
    shutil.copytree(ROOT / "tests/core/checks", tmp_path / "tests/core/checks", ignore=skip)
    for package in ("tests", "tests/core"):
        (tmp_path / package / "__init__.py").touch()
    return tmp_path


def try_rules(project: Path, only: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{project / 'src'}:{project}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--rootdir", str(project), "-k", only, "tests/core/checks"],
        cwd=project, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def add(project: Path, *, line: bool = True, page: str = PAGE) -> None:
    (project / RULES / "programme_without_benefit.py").write_text(RULE)
    (project / RULES / "programme_without_benefit.md").write_text(page)
    catalogue = project / "src/selaras/core/checks/catalogue.py"
    before = '    "programmes.programme_without_owner",\n'
    assert before in catalogue.read_text()
    if line:
        entry = before + '    "programmes.programme_without_benefit",\n'
        catalogue.write_text(catalogue.read_text().replace(before, entry))


def test_two_files_and_one_line_are_enough(project: Path) -> None:
    add(project)
    done = try_rules(project, "PRG99 or registered or unique")
    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


def test_without_the_line_it_is_missed(project: Path) -> None:
    add(project, line=False)
    assert "programmes.programme_without_benefit" in try_rules(project, "registered").stdout


def test_a_case_that_is_not_so_fails(project: Path) -> None:
    add(project, page=PAGE.replace("benefit: Warga lebih sehat", "description: null"))
    assert try_rules(project, "PRG99").returncode == 0
    add(project, line=False, page=PAGE.replace("expect: []", "expect: [title]"))
    assert try_rules(project, "PRG99").returncode == 1
