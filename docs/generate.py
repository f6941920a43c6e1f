"""Writes the generated reference pages, or with --check says which are out of date."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from instruments_page import instruments_page
from plan_file import plan_file_page
from rights_page import rights_page

from selaras.cli.main import command_line
from selaras.core.checks import BUNDLES, Bundle, Rule, rules
from selaras.core.checks.catalogue import bundle_of
from selaras.core.plan import json_schema
from selaras.reference import load_knowledge
from selaras.reference.pages import reference_pages
from selaras.reference.rule_pages import rule_page

DOCS = Path(__file__).parent


def pages() -> Iterator[tuple[str, str]]:
    """Every generated file: its path below docs/ and its content."""
    yield from reference_pages(load_knowledge()).items()
    yield "reference/rules.md", _rules()
    yield "reference/command-line.md", _command_line()
    yield "reference/plan-file.md", plan_file_page(load_knowledge())
    yield "reference/rights.md", rights_page()
    yield "reference/instruments.md", instruments_page()
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    yield "reference/masterplan.schema.json", schema + "\n"


def _rules() -> str:
    parts = [
        "# Aturan pemeriksaan · Rules\n",
        f"{len(rules())} aturan. Halaman ini disusun dari berkas setiap aturan. / "
        f"{len(rules())} rules. This page is made from the file of each rule.\n",
    ]
    held = {
        bundle: [rule for rule in rules() if bundle_of(rule.code) == bundle] for bundle in BUNDLES
    }
    parts.append("".join(_bundle_line(bundle, found) for bundle, found in held.items()))
    for bundle, found in held.items():
        parts.append(f"## {_heading(bundle)}\n")
        parts.extend(_rule(rule) for rule in found)
    return "\n".join(parts)


def _heading(bundle: Bundle) -> str:
    return f"{bundle.title.id} · {bundle.title.en}"


def _bundle_line(bundle: Bundle, found: Sequence[Rule]) -> str:
    """A link to the bundle, its address built as forges build it, and its codes."""
    anchor = "".join(sign for sign in _heading(bundle).lower() if sign.isalnum() or sign in " -")
    codes = f"{found[0].code}-{found[-1].code[-2:]}"
    return f"- [{_heading(bundle)}](#{anchor.replace(' ', '-')}): {codes}\n"


def _rule(rule: Rule) -> str:
    page = rule_page(rule.code)
    return (
        f"### {rule.code} {rule.title.id} · {rule.title.en}\n\n"
        f"`{rule.name}`, {rule.severity.value}\n\n"
        f"{page.why.id}\n\n{rule.remedy.id}\n\n"
        f"*{page.why.en}*\n\n*{rule.remedy.en}*\n\n"
        f"Sumber / source: {page.source}\n\n"
        f"Melihat / looks at: {', '.join(f'`{path}`' for path in rule.reads)}\n"
    )


def _command_line() -> str:
    parts = [
        "# Perintah `selaras` · The command `selaras`\n",
        "Kode keluar / exit codes: 0 bersih / clean, 1 ada temuan atau beda / findings or "
        "differences, 2 masukan tidak dapat dipakai / unusable input.\n",
    ]
    for name, told, arguments in command_line():
        rows = "\n".join(
            f"| <code>{spelled.replace('|', '&#124;')}</code> | {help} |"
            for spelled, help in arguments
        )
        parts.append(f"## `selaras {name}`\n\n{told}\n\n| | |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


def main() -> int:
    """Write the pages; with --check only compare, and return 1 if one differs."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for name, content in pages():
        file = DOCS / name
        if file.exists() and file.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} {'is out of date: run make docs' if check else 'written'}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
