"""Evidence is added and removed; its files are kept once, and as long as anything needs them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError

from selaras.core.instrument import Instrument
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.access import Answering
from selaras.web.answers.actions.figures import hold, refresh
from selaras.web.answers.actions.keeping import Upload, keep_upload, kept_only_if_done
from selaras.web.answers.models import Evidence, Receipt, StoredFile
from selaras.web.answers.refusals import Refused
from selaras.web.assessments.actions.telling import subject_of
from selaras.web.assessments.models import Participant
from selaras.web.records.actions import append

_GONE = Text(
    id="Berkas yang dipilih baru saja dihapus. Pilih berkas lain, atau unggah lagi.",
    en="The chosen file was just removed. Choose another one, or upload it again.",
)
_TWICE = Text(
    id="Bukti ini sudah ada pada pertanyaan ini.",
    en="This evidence is already there at this question.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a piece of evidence. `code` is the node that wants it."""

    code: str
    wanted: str
    title: str
    number: str
    dated: date | None
    valid_until: date | None
    link: str = ""


def add_evidence(
    *,
    answering: Answering,
    told: Told,
    upload: Upload | None = None,
    stored: StoredFile | None = None,
    by: Viewer,
    at: datetime,
) -> Evidence:
    """Add a file just uploaded, one uploaded before, or a link.

    A file is written to disk once for each region, under a name of ours; where anything fails,
    nothing of it stays. Raises Refused.
    """
    opened = answering.opened
    with kept_only_if_done() as written, transaction.atomic():
        row = hold(opened.row, opened.instrument)
        file = _kept(row, upload, stored, written, by=by, at=at)
        _refuse_twice(row, told, file)
        found = Evidence.objects.create(
            participant=row,
            code=told.code,
            wanted=told.wanted,
            title=told.title,
            number=told.number,
            dated=told.dated,
            valid_until=told.valid_until,
            link=told.link,
            file=file,
            by=by.person,
            at=at,
        )
        refresh(row, opened.instrument)
    return found


def remove_evidence(
    *, evidence: Evidence, instrument: Instrument, role: str, by: Viewer, at: datetime
) -> None:
    """Take evidence away; its file goes too unless other evidence or a receipt needs it.

    Noted in the record. Raises Refused.
    """
    with transaction.atomic():
        row = hold(evidence.participant, instrument)
        before = {"title": evidence.title, "link": evidence.link, "code": evidence.code}
        file = evidence.file
        if file is not None:
            before["sha256"] = file.sha256
        evidence.delete()
        refresh(row, instrument)
        if file is not None:
            drop_unused(file)
        append(
            what="evidence.removed",
            subject=subject_of(evidence.participant),
            by=by,
            at=at,
            role=role,
            region=row.region,
            before=before,
            details={"title": evidence.title, "node": evidence.code or evidence.former},
        )


def drop_unused(file: StoredFile) -> bool:
    """Remove a file that no evidence, receipt or objection needs; returns whether it went."""
    held = StoredFile.objects.select_for_update().filter(pk=file.pk).first()
    if held is None or held.uses.exists() or _on_a_receipt(held):
        return False
    name = held.file.name
    try:
        with transaction.atomic():
            held.delete()
    except ProtectedError:
        # An objection brought the same file.
        return False
    transaction.on_commit(lambda: default_storage.delete(name or ""))
    return True


def _on_a_receipt(file: StoredFile) -> bool:
    receipts = Receipt.objects.filter(participant__region=file.region)
    for content in receipts.values_list("content", flat=True).iterator(chunk_size=20):
        told = (each.get("file") or {} for each in content["evidence"])
        if any(each.get("sha256") == file.sha256 for each in told):
            return True
    return False


def _kept(
    row: Participant,
    upload: Upload | None,
    stored: StoredFile | None,
    written: list[str],
    *,
    by: Viewer,
    at: datetime,
) -> StoredFile | None:
    if stored is not None:
        held = StoredFile.objects.select_for_update().filter(pk=stored.pk).first()
        if held is None:
            raise Refused(_GONE, "stored")
        return held
    if upload is None:
        return None
    return keep_upload(upload, row.region, written, by=by, at=at)


def _refuse_twice(row: Participant, told: Told, file: StoredFile | None) -> None:
    same = Evidence.objects.filter(
        participant=row, code=told.code, wanted=told.wanted, file=file, link=told.link
    )
    if same.exists():
        raise Refused(_TWICE)
