"""Cohorts: opened, described anew, announced, closed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Round
from selaras.web.cohorts.actions.noting import hold, note, require_seen
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.refusals import Refused

NO_KEYS = ("at", "import", "new")
"""Words of addresses that would hide a cohort of that key."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a cohort, besides its key (see the model)."""

    title: Text
    year: int
    workflow: str
    declared: int | None = None
    declared_repeats: int | None = None
    declared_provinces: int | None = None
    letter_number: str = ""
    letter_date: date | None = None
    signing_on: date | None = None
    signing_place: str = ""
    selection: Round | None = None
    source: str = ""
    confidence: str = ""
    note: Text | None = None


def open_cohort(
    *, key: str, about: About, by: Viewer, at: datetime, demonstration: bool = False
) -> Cohort:
    """A new cohort in preparation, without regions. Raises Refused where the key is taken."""
    if key in NO_KEYS:
        raise Refused(
            id=f"Kode “{key}” dipakai halaman lain. Pilih kode lain, misalnya tahunnya.",
            en=f"The code “{key}” belongs to another page. Choose another, such as the year.",
        )
    _require_sense(about)
    row = Cohort(key=key, made_by=by.person, made_at=at, demonstration=demonstration)
    _describe(row, about)
    with transaction.atomic():
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise Refused(
                id=f"Kode “{key}” sudah dipakai angkatan lain. Pilih kode lain.",
                en=f"The code “{key}” belongs to another cohort already. Choose another.",
            ) from error
        note("cohort.opened", row, by=by, at=at, after=told(row))
    return row


def change_cohort(
    *, cohort: Cohort, about: About, by: Viewer, at: datetime, seen: int | None = None
) -> Cohort:
    """Describe it anew. `seen` is the revision that the person looked at.

    Raises Refused where it is closed, where somebody else was quicker, and where guidance has
    begun by the workflow that would be replaced.
    """
    _require_sense(about)
    with transaction.atomic():
        held = hold(cohort)
        require_seen(held.revision, seen)
        if held.workflow != about.workflow and has_begun(held):
            raise Refused(
                id="Bimbingan angkatan ini sudah dimulai, jadi alur kerjanya tetap. Alur kerja "
                "lain dapat dipakai angkatan berikutnya.",
                en="The guidance of this cohort has begun, so its workflow stays. Another workflow "
                "can be used by the next cohort.",
            )
        before = told(held)
        _describe(held, about)
        held.revision += 1
        held.save()
        note("cohort.changed", held, by=by, at=at, before=before, after=told(held))
    return held


def announce(*, cohort: Cohort, by: Viewer, at: datetime) -> Cohort:
    """Let everybody see it. Raises Refused where it is announced, or nobody takes part yet."""
    with transaction.atomic():
        held = hold(cohort)
        if held.announced_at is not None:
            raise Refused(
                id="Angkatan ini sudah diumumkan.", en="This cohort is announced already."
            )
        regions = Participation.objects.filter(cohort=held, withdrawn_at=None).count()
        if not regions:
            raise Refused(
                id="Belum ada daerah dalam angkatan ini. Tambahkan pesertanya dahulu.",
                en="No region is in this cohort yet. Add those that take part first.",
            )
        held.announced_at = at
        held.revision += 1
        held.save(update_fields=["announced_at", "revision"])
        note("cohort.announced", held, by=by, at=at, details={"regions": str(regions)})
    return held


def close(*, cohort: Cohort, under_way: int = 0, by: Viewer, at: datetime) -> Cohort:
    """End the cohort; afterwards nothing of it changes.

    `under_way` is how many regions the person knows not to be through all stages. Raises Refused
    where that is no longer so, and where the cohort is not announced.
    """
    with transaction.atomic():
        held = hold(cohort)
        if held.announced_at is None:
            raise Refused(
                id="Angkatan ini belum diumumkan, jadi belum dapat ditutup.",
                en="This cohort is not announced and cannot be closed yet.",
            )
        still = not_through(held)
        if still != under_way:
            raise Refused(
                id=f"Sekarang {still} daerah belum melewati semua tahap, bukan {under_way}. "
                "Periksa lagi, lalu tutup.",
                en=f"Now {still} regions are not through all stages, not {under_way}. Look again, "
                "then close it.",
            )
        held.closed_at = at
        held.revision += 1
        held.save(update_fields=["closed_at", "revision"])
        note("cohort.closed", held, by=by, at=at, details={"under_way": str(still)})
    return held


def has_begun(cohort: Cohort) -> bool:
    """Whether the guidance of a region of the cohort has begun."""
    return Participation.objects.filter(cohort=cohort, journey__isnull=False).exists()


def not_through(cohort: Cohort) -> int:
    """How many regions in force have not passed all stages, or not begun them."""
    rows = Participation.objects.filter(cohort=cohort, withdrawn_at=None)
    return rows.filter(journey__ended_on=None).count()


def told(row: Cohort) -> dict[str, object]:
    """The cohort as plain values, for the record."""
    return {
        "title": row.title,
        "year": row.year,
        "workflow": row.workflow,
        "declared": [row.declared, row.declared_repeats, row.declared_provinces],
        "letter": [row.letter_number, str(row.letter_date or "")],
        "signing": [str(row.signing_on or ""), row.signing_place],
        "selection": row.selection.key if row.selection else None,
        "source": [row.source, row.confidence],
        "note": row.note,
    }


def _require_sense(about: About) -> None:
    if about.declared is not None and (about.declared_repeats or 0) > about.declared:
        raise Refused(
            id="Peserta ulang tidak mungkin lebih banyak daripada pesertanya. Betulkan "
            "salah satunya.",
            en="There cannot be more repeats than members. Correct one of the two.",
        )


def _describe(row: Cohort, about: About) -> None:
    row.title = _both(about.title)
    row.note = _both(about.note) if about.note else {}
    row.year, row.workflow, row.selection = about.year, about.workflow, about.selection
    row.declared, row.declared_repeats = about.declared, about.declared_repeats
    row.declared_provinces = about.declared_provinces
    row.letter_number, row.letter_date = about.letter_number, about.letter_date
    row.signing_on, row.signing_place = about.signing_on, about.signing_place
    row.source, row.confidence = about.source, about.confidence


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en or text.id}
