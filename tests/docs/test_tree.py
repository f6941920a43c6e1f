"""The drawing of the house shows the rooms that are there."""

import re

from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "explanation" / "architecture.md"
SOURCE = ROOT / "src" / "selaras"
_BRANCH = re.compile(r"^((?:│   |    )*)[├└]── (.+)$")
_NAME = re.compile(r"[a-z_]+(?:/|\.py)")


def _drawn() -> set[str]:
    """Folders (with a slash) and files of the drawing, below src/selaras."""
    text = PAGE.read_text(encoding="utf-8").split("```\nsrc/selaras/\n")[1].split("```")[0]
    found, above = set(), [""]
    for line in text.splitlines():
        branch = _BRANCH.match(line)
        assert branch, line
        depth = len(branch[1]) // 4
        names = _NAME.findall(re.split(r"\s{2,}", branch[2])[0])
        found |= {above[depth] + name for name in names}
        above = [*above[: depth + 1], above[depth] + names[0]]
    return found


def test_every_drawn_room_is_there() -> None:
    drawn = _drawn()
    assert len(drawn) > 20
    assert {name for name in drawn if not (SOURCE / name).exists()} == set()


def test_every_room_is_drawn() -> None:
    rooms = {
        f"{folder.relative_to(SOURCE)}/"
        for pattern in ("*", "core/*", "documents/*", "web/*")
        for folder in SOURCE.glob(pattern)
        if (folder / "__init__.py").exists()
    }
    assert rooms - _drawn() == set()
