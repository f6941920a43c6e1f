"""Pages followed to the letter: their changes applied, their commands run, their output seen."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

PLAN = "latihan/luwu-utara.yaml"

_BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for part in block.split("$ ")[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _pattern(output: str) -> str:
    """The output as printed on the page; `…` stands for anything that was left out."""
    return r"\s*" + ".*".join(re.escape(part.strip()) for part in output.split("…")) + r"\s*"


def _run(command: str, folder: Path) -> str:
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command.split(),
        cwd=folder,
        env={**os.environ, "PATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stderr + done.stdout


def _change(folder: Path, block: str) -> None:
    """Replace the lines that begin with a blank or `-` by those with a blank or `+`."""
    lines = block.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    file = folder / PLAN
    text = file.read_text(encoding="utf-8")
    assert text.count("\n" + before) == 1, before
    file.write_text(text.replace("\n" + before, "\n" + after), encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "commands"), [("docs/tutorial/rencana-pertama.md", 9), ("README.md", 3)]
)
def test_a_page_can_be_followed(tmp_path: Path, page: str, commands: int) -> None:
    ran = 0
    for kind, block in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        if kind == "diff":
            _change(tmp_path, block)
            continue
        for command, output in _commands(block):
            said = _run(command, tmp_path)
            assert re.fullmatch(_pattern(output), said, re.DOTALL), f"{command}\n{said}"
            ran += 1
    assert ran == commands
    assert list((tmp_path / "buku").glob("*.pdf"))
