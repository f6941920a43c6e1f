"""From the rows of a fixed result to its letter and report."""

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from selaras.core.text import Language
from selaras.documents.book.book import Anchor
from selaras.documents.book.files import write
from selaras.documents.letter import letter_docx, letter_pdf, result_letter
from selaras.documents.report import (
    Agreement,
    Earlier,
    Judged,
    Objected,
    ResultFacts,
    Settled,
    Told,
    result_report,
)
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Organisation
from selaras.web.assessments.access import Opened, instrument_of
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.agreement import agreement_of
from selaras.web.judgements.models import Finding
from selaras.web.records.queries import newest
from selaras.web.results.models import Result, ResultFile
from selaras.web.results.queries.page import Whole, whole_of
from selaras.web.results.queries.tree import Told as ToldOfNodes


def paper(result: Result, what: str, language: Language, format: str) -> tuple[str, bytes]:
    """The name and the bytes of the letter or the report.

    Raises BookError where something in it cannot be printed.
    """
    facts = facts_of(result)
    round, region = result.participant.round, result.participant.region
    name = f"{what}-{round.key}-{region}-{language}.{format}"
    if what == ResultFile.What.LETTER:
        letter = result_letter(facts, language)
        return name, letter_pdf(letter) if format == "pdf" else letter_docx(letter)
    book = result_report(facts, language)
    return name, write(book, "pdf" if format == "pdf" else "docx")


def facts_of(result: Result) -> ResultFacts:
    """Everything that letter and report say about a result."""
    row = result.participant
    opened = Opened(row, row.round, Phase.FINAL, instrument_of(row.round))
    whole = whole_of(opened)
    score = whole.standing.score
    index = whole.standing.index
    assert score is not None
    assert index is not None
    knowledge = load_knowledge()
    region = knowledge.region_ever[row.region]
    before = whole.before
    return ResultFacts(
        region=region,
        province=knowledge.region_ever[region.province_code].name,
        round=row.round.name,
        year=row.round.year,
        instrument=opened.instrument,
        index=index,
        predicate=whole.standing.predicate,
        score=score,
        own=whole.own,
        earlier=Earlier(before.round.name, Fraction(before.result.index), before.moved)
        if before
        else None,
        judged=_judged(whole.told),
        strengths=_told(whole.strengths),
        weaknesses=_told(whole.weaknesses),
        recommendations=_told(whole.recommendations),
        seats=len(whole.judged.seats),
        bound=Fraction(row.round.bound),
        agreement=_agreement(whole),
        ministry=_ministry(),
        place=row.round.place,
        signer=row.round.signer,
        signer_title=row.round.signer_title,
        letter_number=result.letter_number,
        letter_date=result.letter_date,
        fixed_on=timezone.localdate(result.at),
        fingerprint=fingerprint_of(result),
        demonstration=row.round.demonstration,
        dimensions=knowledge.dimension,
        anchor=_anchor(),
    )


def fingerprint_of(result: Result) -> str:
    """The digest of what was fixed: instrument, index, values and nodes."""
    fixed = {
        "instrument": result.instrument,
        "index": result.index,
        "values": result.values,
        "nodes": result.nodes,
    }
    line = json.dumps(fixed, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def _judged(told: ToldOfNodes) -> dict[str, Judged]:
    codes = {*told.marks, *told.settled, *told.objected}
    found: dict[str, Judged] = {}
    for code in codes:
        settled, objected = told.settled.get(code), told.objected.get(code)
        found[code] = Judged(
            marks=tuple(each.value for each in told.marks.get(code, ())),
            settled=Settled(Fraction(settled.value), settled.reason) if settled else None,
            objected=Objected(
                _fraction(objected.wanted),
                bool(objected.accepted),
                _fraction(objected.value),
                objected.reason,
            )
            if objected
            else None,
        )
    return found


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _told(findings: Sequence[Finding]) -> tuple[Told, ...]:
    return tuple(Told(each.text, each.code) for each in findings)


def _agreement(whole: Whole) -> Agreement | None:
    found = agreement_of(whole.judged.lines, Fraction(whole.judged.participant.round.bound))
    alpha = None if found.alpha is None else Decimal(repr(found.alpha))
    return Agreement(found.within, found.compared, alpha)


def _ministry() -> str:
    row = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY, until=None).first()
    return row.name if row else ""


def _anchor() -> Anchor | None:
    """The end of the record as papers print it, in the site's time zone."""
    end = newest()
    return Anchor(end.number, end.digest, timezone.localtime(end.moment)) if end else None
