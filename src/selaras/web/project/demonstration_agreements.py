"""Memoranda of the demonstration's regions, with one sheet as everybody's paper."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from selaras.web.accounts.models import Person
from selaras.web.agreements.memorandum import default_text, head_of
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.steps import Step, digest_of
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Participation
from selaras.web.project.demonstration_meetings import moment

_MARKED = "(peragaan)"
_STEPS = tuple(Step)


def keep_paper(regions: Sequence[str], by: Person, *, at: datetime) -> dict[str, StoredFile]:
    """One sheet that says that it is made up, which every region has as its papers."""
    content = _sheet("Dokumen peragaan - bukan dokumen resmi / made up for the demonstration")
    digest = hashlib.sha256(content).hexdigest()
    name = f"evidence/peragaan/{digest}.pdf"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    known = {each.region: each for each in StoredFile.objects.filter(sha256=digest)}
    fresh = StoredFile.objects.bulk_create(
        StoredFile(
            region=region,
            sha256=digest,
            name="dokumen-peragaan.pdf",
            kind="pdf",
            size=len(content),
            file=name,
            by=by,
            at=at,
        )
        for region in regions
        if region not in known
    )
    return known | {each.region: each for each in fresh}


def _sheet(words: str) -> bytes:
    """A page of PDF with one line."""
    drawn = f"BT /F1 12 Tf 60 760 Td ({words}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a memorandum is, and the day on which it was signed, or would be."""

    row: Participation
    step: Step
    signed_on: date


def agree(reached: Sequence[Reached], files: Mapping[str, StoredFile], officer: Person) -> None:
    """Memoranda as far as their steps say, with the decrees and the scans."""
    kept = Agreement.objects.bulk_create(
        _memorandum(each, number, officer) for number, each in enumerate(reached, start=1)
    )
    Paper.objects.bulk_create(
        _paper(agreement, kind, files[each.row.region], officer)
        for each, agreement in zip(reached, kept, strict=True)
        for kind in _papers_of(each)
    )


def _papers_of(reached: Reached) -> list[Paper.Kind]:
    """Both decrees once there; the scan follows the signatures, one day or another."""
    if _STEPS.index(reached.step) < _STEPS.index(Step.DECREED):
        return []
    decrees = [Paper.Kind.COUNCIL_DECREE, Paper.Kind.TEAM_DECREE]
    scanned = reached.step == Step.SIGNED and crc32(reached.row.region.encode()) % 9
    return [*decrees, Paper.Kind.SCAN] if scanned else decrees


def _memorandum(reached: Reached, number: int, officer: Person) -> Agreement:
    row, step, signed = reached.row, reached.step, reached.signed_on
    invited = moment(signed - timedelta(days=30))
    agreed = moment(signed - timedelta(days=9))
    found = Agreement(
        participation=row,
        invited_at=invited,
        invitation_number=f"B-{number}/PERAGAAN/{row.cohort.year}",
        text=default_text(row, signed),
        moved_at=invited,
    )
    if step in (Step.AGREED, Step.SIGNED):
        digest = digest_of(found.text)
        found.region_agreed_digest = found.ministry_agreed_digest = digest
        found.region_agreed_at = found.ministry_agreed_at = found.moved_at = agreed
        found.ministry_agreed_by = officer
    if step == Step.SIGNED:
        signer = head_of(row.region, signed)
        found.region_number = f"{number}/PERAGAAN/{signed.year}"
        found.region_signer = signer.name or f"Kepala daerah {_MARKED}"
        found.region_signer_title = signer.title
        found.ministry_number = f"{number}/NK/PERAGAAN/{signed.year}"
        found.ministry_signer = f"{officer.name} {_MARKED}"
        found.ministry_signer_title = "Ketua Tim Pendampingan"
        found.region_signed_on = found.ministry_signed_on = signed
        found.moved_at = moment(signed)
    return found


def _paper(agreement: Agreement, kind: Paper.Kind, file: StoredFile, by: Person) -> Paper:
    dated = timezone.localdate(agreement.moved_at)
    number = agreement.ministry_number
    if kind != Paper.Kind.SCAN:
        dated -= timedelta(days=10)
        number = f"188/{agreement.participation.region}/PERAGAAN/{dated.year}"
    return Paper(
        agreement=agreement,
        kind=kind,
        number=number,
        dated=dated,
        file=file,
        by=by,
        at=moment(dated),
    )
