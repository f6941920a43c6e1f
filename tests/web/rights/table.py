"""The table of expected answers: columns, how cells are written and read."""

import re
from pathlib import Path

FILE = Path(__file__).with_name("matrix.md")

COLUMNS: dict[str, tuple[str, ...]] = {
    "visitor": ("visitor",),
    "no post": ("ended",),
    "leaders": ("head_of_region", "secretary"),
    "secretariat": ("secretariat",),
    "members": ("council_member", "planner", "agency_contact", "dimension_coordinator"),
    "adviser": ("adviser",),
    "assessor": ("assessor",),
    "both": ("assessor who advised",),
    "ministry": ("ministry_officer",),
    "observers": ("observer", "observer of the province"),
    "citizen": ("citizen",),
    "support": ("support",),
}
"""Columns of the table, and who is asked for each."""

Cells = dict[str, str]
"""Actor name to what the table says for it: `200`, or `200/404` for own and other region."""

Key = tuple[str, str, str]
"""Name of the address, method, what it is asked about."""


def app_of(name: str) -> str:
    """The beginning of an address's name: each has a table of its own."""
    return name.partition(":")[0].partition("_")[0]


_ALONE = re.compile(r"^(?P<all>[^()]*?)(?: \((?P<but>[^()]*)\))?$")


def cell_of(answers: dict[str, str]) -> str:
    """One cell for several actors: what most get, and in brackets who gets something else."""
    counted = sorted(set(answers.values()), key=lambda each: -list(answers.values()).count(each))
    others = [f"{actor} {answer}" for actor, answer in answers.items() if answer != counted[0]]
    return counted[0] + (f" ({', '.join(others)})" if others else "")


def answers_in(cell: str, actors: tuple[str, ...]) -> Cells:
    """What a cell says for each of its actors."""
    found = _ALONE.match(cell)
    assert found is not None, cell
    answers = dict.fromkeys(actors, found["all"])
    for part in filter(None, (found["but"] or "").split(", ")):
        actor, answer = part.rsplit(" ", 1)
        assert actor in answers, cell
        answers[actor] = answer
    return answers


_GROUP = re.compile(r"^\*\*(?P<group>[^*]+)\*\*: (?P<names>`.+`)$")


def read_table(file: Path = FILE) -> dict[Key, Cells]:
    """Every row of every table in the file; a row of a group is one for each of its addresses."""
    rows: dict[Key, Cells] = {}
    groups: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        named = _GROUP.match(line)
        if named:
            groups[named["group"]] = re.findall(r"`([^`]+)`", named["names"])
        parts = [part.strip() for part in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(parts) != 3 + len(COLUMNS) or parts[0][0] not in "`*":
            continue
        for name in groups.get(parts[0].strip("*"), [parts[0].strip("`")]):
            key = (name, parts[1], parts[2])
            assert key not in rows, f"two rows for {key}"
            rows[key] = _answers_of(parts[3:])
    return rows


def _answers_of(cells: list[str]) -> Cells:
    return {
        actor: answer
        for cell, actors in zip(cells, COLUMNS.values(), strict=True)
        for actor, answer in answers_in(cell, actors).items()
    }


def tables_of(rows: dict[Key, Cells]) -> str:
    """The rows as Markdown; addresses that answer alike in everything stand as a group."""
    alike: dict[str, dict[str, list[tuple[str, str, Cells]]]] = {}
    about: dict[str, list[tuple[str, str, Cells]]] = {}
    for (name, method, what), cells in rows.items():
        about.setdefault(name, []).append((method, what, cells))
    for name, answers in about.items():
        alike.setdefault(repr(answers), {})[name] = answers
    groups: list[str] = []
    lines: list[list[str]] = []
    for number, names in enumerate(alike.values()):
        label = f"`{next(iter(names))}`"
        if len(names) > 1:
            label = f"**group {number}**"
            groups.append(f"{label}: {', '.join(f'`{name}`' for name in names)}")
        lines += [[label, *_line(answer)] for answer in next(iter(names.values()))]
    return "\n\n".join([*groups, _drawn([["address", "method", "about", *COLUMNS], *lines])])


def _line(answer: tuple[str, str, Cells]) -> list[str]:
    method, what, cells = answer
    return [
        method,
        what,
        *(cell_of({who: cells[who] for who in actors}) for actors in COLUMNS.values()),
    ]


def _drawn(lines: list[list[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| "
        + " | ".join(part.ljust(width) for part, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )
