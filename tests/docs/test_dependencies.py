"""Every direct dependency has its line in the decision on dependencies, and no other has."""

import re

import pytest

from tests.docs.pages import ROOT

DECISION = ROOT / "docs" / "decisions" / "0011-dependencies.md"
_ROW = re.compile(r"^\| ([\w.-]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def _required(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [re.split(r"[\[<>=~! ]", line)[0] for line in lines if line and line[0] not in "-#"]


@pytest.mark.parametrize("name", ["run.in", "dev.in", "bench.in", "bench-pretalx.in"])
def test_each_dependency_has_its_reason(name: str) -> None:
    text = DECISION.read_text(encoding="utf-8")
    section = text.split(f"(`requirements/{name}`)")[1].split("\n## ")[0]
    told = {
        package.lower(): (licence, reason) for package, licence, reason in _ROW.findall(section)
    }
    told.pop("package", None)
    assert sorted(told) == sorted(package.lower() for package in _required(name))
    assert all(licence.strip() and len(reason) > 10 for licence, reason in told.values())
