"""What a receipt says, as plain values, and the digest by which anybody can check it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

from selaras.core.instrument import exact
from selaras.web.answers.models import Answer, Evidence
from selaras.web.answers.queries import evidence_of
from selaras.web.assessments.access import Opened
from selaras.web.assessments.models import Participant

FORMAT: Final = "selaras-answers-1"


def content_of(
    opened: Opened,
    answers: Iterable[Answer],
    evidence: Sequence[Evidence],
    *,
    number: int,
    late: bool,
    by: str,
    at: datetime,
) -> dict[str, Any]:
    """The receipt: who handed in what, when, with every answer and the digest of every file."""
    return {
        "format": FORMAT,
        "round": opened.round.key,
        "instrument": opened.instrument.key,
        "region": opened.row.region,
        "region_name": opened.region.name,
        "number": number,
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "late": late,
        "by": by,
        **what_is_said(answers, evidence),
    }


def what_is_said(answers: Iterable[Answer], evidence: Iterable[Evidence]) -> dict[str, Any]:
    """Only the answers and the evidence: what two receipts are compared by."""
    return {
        "answers": [_answer(each) for each in sorted(answers, key=lambda each: each.code)],
        "evidence": [_proof(each) for each in sorted(evidence, key=lambda e: (e.code, e.pk))],
    }


def changed_since_receipt(row: Participant) -> bool:
    """Whether anything is said differently than on the last receipt; three queries, none where
    nothing was handed in."""
    if row.submitted_at is None:
        return False
    last = row.receipts.order_by("-number").first()
    told = what_is_said(row.answers.all(), evidence_of(row))
    return last is not None and any(last.content[name] != each for name, each in told.items())


def canonical(content: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, without spaces, in UTF-8: the same values give the same bytes."""
    told = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return told.encode()


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON, as `sha256sum` prints it."""
    return sha256(canonical(content)).hexdigest()


def _answer(each: Answer) -> dict[str, Any]:
    value = None if each.value is None else exact(Fraction(each.value))
    return {"code": each.code, "value": value, "note": each.note}


def _proof(each: Evidence) -> dict[str, Any]:
    file = None
    if each.file is not None:
        file = {
            "name": each.file.name,
            "kind": each.file.kind,
            "size": each.file.size,
            "sha256": each.file.sha256,
        }
    return {
        "code": each.code,
        "wanted": each.wanted,
        "title": each.title,
        "number": each.number,
        "dated": each.dated.isoformat() if each.dated else None,
        "valid_until": each.valid_until.isoformat() if each.valid_until else None,
        "link": each.link,
        "file": file,
    }
