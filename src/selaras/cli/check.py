"""`selaras check PLAN`: what is wrong with a plan, where, and how to mend it."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from selaras.cli.output import print_json
from selaras.cli.reading import read
from selaras.cli.refusal import Refusal
from selaras.core.checks import (
    Finding,
    Judged,
    Severity,
    check,
    expired,
    idle_waivers,
    judged,
    open_findings,
    rules,
)
from selaras.core.plan import Masterplan, Waiver
from selaras.core.text import Language, format_date
from selaras.reference import load_knowledge

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "error": "kesalahan",
        "warning": "peringatan",
        "advice": "saran",
        "clean": "Tidak ada temuan.",
        "none_open": "Tidak ada temuan terbuka",
        "waived": "dikecualikan",
        "waived_until": "dikecualikan sampai {day} oleh {approver}: {reason}",
        "idle": "pengecualian yang tidak diperlukan lagi; temuannya tidak ada.",
        "expired": "pengecualian yang berakhir pada {day}.",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "advice": "advice",
        "clean": "No findings.",
        "none_open": "No open findings",
        "waived": "waived",
        "waived_until": "waived until {day} by {approver}: {reason}",
        "idle": "waiver no longer needed; what it excuses is not found.",
        "expired": "waiver that ended on {day}.",
    },
}


def run(options: Namespace) -> int:
    """Print the findings; 1 if an open one is at least as grave as `--fail-on`."""
    select = [code.upper() for code in options.select]
    _known(select)
    on = _day(options.on)
    plan = read(options.plan)
    findings = check(plan, load_knowledge(), select)
    found = judged(findings, plan, on)
    idle = _selected(idle_waivers(findings, plan), select)
    ended = tuple(each for each in _selected(expired(plan, on), select) if each not in idle)
    if options.json:
        print_json(_report(plan, on, found, idle, ended))
    else:
        _print(found, options.lang)
        _print_waivers(idle, ended, options.lang)
        print(_summary(found, options.lang))
    limit = Severity(options.fail_on).rank
    return int(any(finding.severity.rank <= limit for finding in open_findings(found)))


def _known(select: Sequence[str]) -> None:
    for wanted in select:
        if not wanted or not any(rule.code.startswith(wanted) for rule in rules()):
            raise Refusal(
                f"Tidak ada aturan “{wanted}”. Daftarnya: selaras rules.",
                f"There is no rule “{wanted}”. For the list: selaras rules.",
            )


def _day(told: str | None) -> date:
    if told is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise Refusal(
            f"Tanggal “{told}” harus berbentuk 2026-03-31.",
            f"The date “{told}” must look like 2026-03-31.",
        ) from error


def _selected(waivers: Iterable[Waiver], select: Sequence[str]) -> tuple[Waiver, ...]:
    """Only waivers of rules that were asked for: of the others nobody knows what they excuse."""
    return tuple(each for each in waivers if not select or each.rule.startswith(tuple(select)))


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in Severity}


def _report(
    plan: Masterplan,
    on: date,
    found: Sequence[Judged],
    idle: Sequence[Waiver],
    ended: Sequence[Waiver],
) -> dict[str, object]:
    return {
        "plan": plan.key,
        "fingerprint": plan.fingerprint,
        "on": on.isoformat(),
        "counts": _counts(open_findings(found)),
        "waived": _counts(each.finding for each in found if not each.open),
        "idle_waivers": [waiver.key for waiver in idle],
        "expired_waivers": [waiver.key for waiver in ended],
        "findings": [_data(each) for each in found],
    }


def _data(each: Judged) -> dict[str, object]:
    finding, waiver = each.finding, each.waiver
    return {
        "code": finding.code,
        "rule": finding.rule.name,
        "severity": finding.severity.value,
        "path": finding.path,
        "about": finding.about,
        "values": dict(finding.values),
        "text": finding.text,
        "remedy": finding.rule.remedy,
        "waiver": waiver
        and {
            "key": waiver.key,
            "reason": waiver.reason,
            "approver": waiver.approver,
            "since": waiver.since and waiver.since.isoformat(),
            "until": waiver.until.isoformat(),
        },
    }


def _print(found: Iterable[Judged], language: Language) -> None:
    words = WORDS[language]
    for each in found:
        finding = each.finding
        text = finding.text.in_(language)
        print(f"{finding.path}: {words[finding.severity]} {finding.code}: {text}")
        print(f"    {_what_now(each, language)}")


def _what_now(each: Judged, language: Language) -> str:
    """How to mend it, or why that may wait."""
    if each.waiver is None:
        return each.finding.rule.remedy.in_(language)
    return WORDS[language]["waived_until"].format(
        day=format_date(each.waiver.until, language),
        approver=each.waiver.approver,
        reason=each.waiver.reason.in_(language),
    )


def _print_waivers(idle: Iterable[Waiver], ended: Iterable[Waiver], language: Language) -> None:
    words = WORDS[language]
    for waiver in idle:
        print(f"waivers[{waiver.key}]: {words['idle']}")
    for waiver in ended:
        day = format_date(waiver.until, language)
        print(f"waivers[{waiver.key}]: {words['expired'].format(day=day)}")


def _summary(found: Sequence[Judged], language: Language) -> str:
    """`1 kesalahan, 2 saran; 3 dikecualikan.`"""
    words = WORDS[language]
    counted = _counts(open_findings(found))
    told = ", ".join(f"{count} {words[severity]}" for severity, count in counted.items() if count)
    waived = sum(not each.open for each in found)
    if waived:
        return f"{told or words['none_open']}; {waived} {words['waived']}."
    return f"{told}." if told else words["clean"]
