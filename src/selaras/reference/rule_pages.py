"""The page of each rule: why it exists, where it comes from, and its cases.

A page is the Markdown file beside the rule. Its sections are Mengapa, Why, Sumber and Kasus;
the cases are YAML: a change to the clean sample plan and the paths where the rule must find
something afterwards (`expect`), with what other rules find on the way (`also`).
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from selaras.core.checks.catalogue import file_of
from selaras.core.text import Text

_SECTIONS = ("Mengapa", "Why", "Sumber", "Kasus")


@dataclass(frozen=True, slots=True)
class Case:
    """A change to the sample plan, and the paths of all findings it causes, by rule code."""

    name: str
    change: dict[str, Any]
    expect: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a rule's page says."""

    code: str
    title: str
    why: Text
    source: str
    cases: tuple[Case, ...]


@cache
def rule_page(code: str) -> RulePage:
    """The page of the rule with that code; ValueError if the page lacks a section."""
    folder, name = file_of(code).split(".")
    page = files("selaras.core.checks.rules").joinpath(folder, f"{name}.md")
    return parse_page(code, page.read_text(encoding="utf-8"))


def parse_page(code: str, text: str) -> RulePage:
    """A page from its Markdown."""
    title, *rest = re.split(r"^## +", text, flags=re.MULTILINE)
    sections = {
        head.strip(): body.strip() for head, _, body in (part.partition("\n") for part in rest)
    }
    missing = [name for name in _SECTIONS if not sections.get(name)]
    if missing or not title.startswith(f"# {code} "):
        raise ValueError(f"page of {code} lacks {missing or 'its title'}")
    return RulePage(
        code=code,
        title=title.removeprefix(f"# {code} ").lstrip("·").strip(),
        why=Text(id=_flowing(sections["Mengapa"]), en=_flowing(sections["Why"])),
        source=_flowing(sections["Sumber"]),
        cases=tuple(_case(code, case) for case in _yaml(sections["Kasus"])),
    )


def _flowing(text: str) -> str:
    """Paragraphs without the line breaks of the file."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _yaml(section: str) -> list[dict[str, Any]]:
    block = re.search(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
    if block is None:
        raise ValueError("no yaml block")
    cases: list[dict[str, Any]] = yaml.safe_load(block.group(1))
    return cases


def _case(code: str, case: dict[str, Any]) -> Case:
    expect = {**case.get("also", {}), code: case["expect"]}
    return Case(
        case["name"], case["change"], {rule: paths for rule, paths in expect.items() if paths}
    )
