"""`selaras check PLAN`: what is wrong with a plan, where, and how to mend it."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence

from selaras.cli.output import print_json
from selaras.cli.reading import read
from selaras.cli.refusal import Refusal
from selaras.core.checks import Finding, Severity, check, rules
from selaras.core.text import Language
from selaras.reference import load_knowledge

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "error": "kesalahan",
        "warning": "peringatan",
        "advice": "saran",
        "clean": "Tidak ada temuan.",
    },
    "en": {"error": "error", "warning": "warning", "advice": "advice", "clean": "No findings."},
}


def run(options: Namespace) -> int:
    """Print the findings; 1 if one is at least as grave as `--fail-on`."""
    select = [code.upper() for code in options.select]
    _known(select)
    plan = read(options.plan)
    findings = check(plan, load_knowledge(), select)
    if options.json:
        print_json(
            {
                "plan": plan.key,
                "fingerprint": plan.fingerprint,
                "counts": _counts(findings),
                "findings": [_data(finding) for finding in findings],
            }
        )
    else:
        _print(findings, options.lang)
    limit = Severity(options.fail_on).rank
    return int(any(finding.severity.rank <= limit for finding in findings))


def _known(select: Sequence[str]) -> None:
    for wanted in select:
        if not wanted or not any(rule.code.startswith(wanted) for rule in rules()):
            raise Refusal(
                f"Tidak ada aturan “{wanted}”. Daftarnya: selaras rules.",
                f"There is no rule “{wanted}”. For the list: selaras rules.",
            )


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in Severity}


def _data(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "rule": finding.rule.name,
        "severity": finding.severity.value,
        "path": finding.path,
        "values": dict(finding.values),
        "text": finding.text,
        "remedy": finding.rule.remedy,
    }


def _print(findings: Sequence[Finding], language: Language) -> None:
    words = WORDS[language]
    for finding in findings:
        text, remedy = finding.text.in_(language), finding.rule.remedy.in_(language)
        print(f"{finding.path}: {words[finding.severity]} {finding.code}: {text}")
        print(f"    {remedy}")
    counted = _counts(findings)
    told = ", ".join(f"{count} {words[severity]}" for severity, count in counted.items() if count)
    print(told + "." if told else words["clean"])
