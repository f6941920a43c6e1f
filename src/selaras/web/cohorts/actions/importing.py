"""A list of cohorts from Excel: kept as understood, then applied as a whole or not at all."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.actions.cohorts import About, open_cohort
from selaras.web.cohorts.actions.noting import note_import
from selaras.web.cohorts.importing.planning import plan
from selaras.web.cohorts.importing.plans import Plan
from selaras.web.cohorts.importing.reading import read
from selaras.web.cohorts.importing.understanding import understand
from selaras.web.cohorts.models import Cohort, CohortImport, Participation
from selaras.web.cohorts.refusals import Refused

_LONGEST_NAME = 200


def keep(*, name: str, content: bytes, by: Viewer, at: datetime) -> CohortImport:
    """Read an .xlsx file and keep what its rows mean; no cohort is touched.

    Raises Refused where it cannot be read or has no rows.
    """
    sheet = read(content)
    if not sheet.rows:
        raise Refused(
            id="Daftar ini kosong: tidak ada baris di bawah judul kolom.",
            en="This list is empty: no rows stand below the heads.",
        )
    return CohortImport.objects.create(
        name=name[-_LONGEST_NAME:] or "daftar.xlsx",
        sha256=sha256(content).hexdigest(),
        rows=understand(load_knowledge(), sheet),
        letters=sheet.letters,
        by=by.person,
        at=at,
    )


def pick(*, kept: CohortImport, picks: Mapping[str, str]) -> CohortImport:
    """Keep what somebody answered where names were unclear. Raises Refused once it is applied."""
    with transaction.atomic():
        held = _locked(kept)
        held.picks = {**held.picks, **{row: code for row, code in picks.items() if code}}
        held.save(update_fields=["picks"])
    return held


def apply(*, kept: CohortImport, seen: str, by: Viewer, at: datetime) -> Plan:
    """Write everything that the plan says, in one transaction, or nothing.

    `seen` is the digest of the plan that the person looked at. Raises Refused where the cohorts
    changed since, where something is unclear or wrong, and where it was applied before.
    """
    with transaction.atomic():
        held = _locked(kept)
        # Nobody may change a cohort between the look and the writing.
        list(Cohort.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
        found = plan(held)
        if not found.may_be_applied:
            raise Refused(
                id="Daftar ini belum dapat diterapkan: ada baris yang belum jelas atau keliru, "
                "atau tidak ada yang berubah.",
                en="This list cannot be applied yet: rows are unclear or wrong, or nothing would "
                "change.",
            )
        if found.digest != seen:
            raise Refused(
                id="Angkatan berubah sejak Anda memeriksa. Periksa sekali lagi, lalu terapkan.",
                en="The cohorts changed since you looked. Look once more, then apply it.",
            )
        _write(found, by=by, at=at)
        held.applied_at = at
        held.save(update_fields=["applied_at"])
        note_import(
            held,
            by=by,
            at=at,
            after=[[each.key, each.region, each.mode, each.area] for each in found.added]
            + [[each.key, each.held.region, *each.now] for each in found.changed],
            details={
                "file": held.name,
                "added": str(len(found.added)),
                "changed": str(len(found.changed)),
                "opened": ", ".join(sorted(found.opened)),
            },
        )
    return found


def _write(found: Plan, *, by: Viewer, at: datetime) -> None:
    for each in found.opened.values():
        title = Text(id=f"Angkatan {each.year}", en=f"Cohort of {each.year}")
        about = About(title=title, year=each.year, workflow=each.workflow)
        open_cohort(key=each.key, about=about, by=by, at=at)
    cohorts = dict(Cohort.objects.values_list("key", "pk"))
    Participation.objects.bulk_create(
        Participation(
            cohort_id=cohorts[each.key],
            region=each.region,
            mode=each.mode,
            area=each.area,
            source=each.source,
            added_by=by.person,
            added_at=at,
        )
        for each in found.added
    )
    for change in found.changed:
        held = change.held
        held.mode, held.area, held.source = change.now
        held.revision += 1
    Participation.objects.bulk_update(
        [each.held for each in found.changed], ["mode", "area", "source", "revision"], 500
    )


def _locked(kept: CohortImport) -> CohortImport:
    held = CohortImport.objects.select_for_update().get(pk=kept.pk)
    if held.applied_at is not None:
        raise Refused(
            id="Daftar ini sudah diterapkan. Unggah lagi bila ada perubahan.",
            en="This list was applied already. Upload it again if something changed.",
        )
    return held
