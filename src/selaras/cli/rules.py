"""`selaras rules [CODE]`: the register of rules, or the page of one."""

from argparse import Namespace

from selaras.cli.check import WORDS
from selaras.cli.output import print_json
from selaras.cli.refusal import Refusal
from selaras.core.checks import BUNDLES, Rule, rule, rules
from selaras.core.checks.catalogue import bundle_of
from selaras.core.text import Language
from selaras.reference.rule_pages import rule_page

_HEADS: dict[Language, dict[str, str]] = {
    "id": {"why": "Mengapa", "mend": "Cara memperbaiki", "source": "Sumber"},
    "en": {"why": "Why", "mend": "How to mend it", "source": "Source"},
}


def run(options: Namespace) -> int:
    """Print all rules by bundle, or the one with that code."""
    if options.code is None:
        _list(options)
        return 0
    found = rule(options.code)
    if found is None:
        raise Refusal(
            f"Tidak ada aturan “{options.code}”. Daftarnya: selaras rules.",
            f"There is no rule “{options.code}”. For the list: selaras rules.",
        )
    print_json(_data(found)) if options.json else _print(found, options.lang)
    return 0


def _list(options: Namespace) -> None:
    if options.json:
        print_json([_data(found) for found in rules()])
        return
    for bundle in BUNDLES:
        print(bundle.title.in_(options.lang))
        for found in rules():
            if bundle_of(found.code) == bundle:
                severity = WORDS[options.lang][found.severity]
                print(f"  {found.code}  {severity:<10}  {found.title.in_(options.lang)}")


def _data(found: Rule) -> dict[str, object]:
    page = rule_page(found.code)
    return {
        "code": found.code,
        "name": found.name,
        "bundle": bundle_of(found.code).folder,
        "severity": found.severity.value,
        "title": found.title,
        "remedy": found.remedy,
        "why": page.why,
        "source": page.source,
    }


def _print(found: Rule, language: Language) -> None:
    page, heads = rule_page(found.code), _HEADS[language]
    print(f"{found.code} · {found.title.in_(language)} ({WORDS[language][found.severity]})")
    for head, text in (
        (heads["why"], page.why.in_(language)),
        (heads["mend"], found.remedy.in_(language)),
        (heads["source"], page.source),
    ):
        print(f"\n{head}\n{text}")
