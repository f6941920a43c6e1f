"""Who takes part: added, described, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.actions.noting import hold, note, require_seen
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.refusals import Refused

Mode = Participation.Mode


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region that is to take part, and how."""

    region: str
    mode: str = Mode.FULL
    area: str = ""
    source: str = ""
    confidence: str = ""


def add_regions(
    *,
    cohort: Cohort,
    wanted: Sequence[Wanted],
    by: Viewer,
    at: datetime,
    demonstration: bool = False,
) -> int:
    """Add those that do not take part yet; whoever withdrew takes part again. How many came.

    Those that take part already stay as they are. Raises Refused where the cohort is closed and
    lacks no names, a code is unknown or stands twice, or a region of an area plan has no area.
    """
    _require_sense(wanted)
    with transaction.atomic():
        held = hold(cohort, completing=True)
        known = {each.region: each for each in Participation.objects.filter(cohort=held)}
        fresh = [each for each in wanted if each.region not in known]
        back = [
            each
            for each in wanted
            if each.region in known and known[each.region].withdrawn_at is not None
        ]
        if not fresh and not back:
            raise Refused(
                id="Semua daerah itu sudah ada dalam angkatan ini.",
                en="All of these regions are in this cohort already.",
            )
        Participation.objects.bulk_create(
            Participation(
                cohort=held,
                region=each.region,
                mode=each.mode,
                area=each.area,
                source=each.source,
                confidence=each.confidence,
                demonstration=demonstration,
                added_by=by.person,
                added_at=at,
            )
            for each in fresh
        )
        for each in back:
            _take_back(known[each.region], each)
        for what, came in (("participation.added", fresh), ("participation.returned", back)):
            for each in came:
                note(
                    what,
                    held,
                    by=by,
                    at=at,
                    region=each.region,
                    after=[each.mode, each.area],
                    details={"mode": str(each.mode), "area": each.area},
                )
    return len(fresh) + len(back)


def change_participation(
    *,
    row: Participation,
    mode: str,
    area: str,
    by: Viewer,
    at: datetime,
    seen: int | None = None,
) -> Participation:
    """How it takes part, and in which area. `seen` is the revision that the person looked at.

    Raises Refused where the cohort is closed, the region withdrew, its guidance has begun, or
    somebody else was quicker.
    """
    _require_sense([Wanted(row.region, mode, area)])
    with transaction.atomic():
        held = _locked(row)
        require_seen(held.revision, seen)
        if Participation.objects.filter(pk=held.pk, journey__isnull=False).exists():
            raise Refused(
                id="Bimbingan daerah ini sudah dimulai, jadi cara ikut dan kawasannya tetap.",
                en="The guidance of this region has begun, so how it takes part and its area stay.",
            )
        before = [held.mode, held.area]
        held.mode, held.area = mode, area
        held.revision += 1
        held.save(update_fields=["mode", "area", "revision"])
        note(
            "participation.changed",
            held.cohort,
            by=by,
            at=at,
            region=held.region,
            before=before,
            after=[mode, area],
            details={"mode": str(mode), "area": area},
        )
    return held


def withdraw(
    *, row: Participation, reason: str, by: Viewer, at: datetime, seen: int | None = None
) -> Participation:
    """Let a region leave the cohort; it stays listed for the ministry, and is not counted.

    Raises Refused without a reason, where it withdrew already, the cohort is closed, or somebody
    else was quicker.
    """
    if not reason.strip():
        raise Refused(
            id="Tulis alasannya; alasan masuk ke catatan keputusan.",
            en="Give the reason; it goes into the record of decisions.",
        )
    with transaction.atomic():
        held = _locked(row)
        require_seen(held.revision, seen)
        held.withdrawn_at, held.withdrawn_reason = at, reason.strip()
        held.revision += 1
        held.save(update_fields=["withdrawn_at", "withdrawn_reason", "revision"])
        note(
            "participation.withdrawn",
            held.cohort,
            by=by,
            at=at,
            region=held.region,
            details={"reason": held.withdrawn_reason},
        )
    return held


def _locked(row: Participation) -> Participation:
    """The region with its cohort, both locked. Raises Refused where either is over."""
    cohort = hold(row.cohort)
    held = Participation.objects.select_for_update().get(pk=row.pk)
    held.cohort = cohort
    if held.withdrawn_at is not None:
        raise Refused(
            id="Daerah ini sudah mundur dari angkatan ini.",
            en="This region has withdrawn from this cohort already.",
        )
    return held


def _take_back(row: Participation, wanted: Wanted) -> None:
    row.mode, row.area = wanted.mode, wanted.area
    row.withdrawn_at, row.withdrawn_reason = None, ""
    row.revision += 1
    row.save(update_fields=["mode", "area", "withdrawn_at", "withdrawn_reason", "revision"])


def _require_sense(wanted: Sequence[Wanted]) -> None:
    """Codes that exist, each once, and an area where the region takes part for one."""
    known = load_knowledge().region
    seen: set[str] = set()
    for each in wanted:
        if each.region not in known:
            raise Refused(
                id=f"Kode daerah {each.region} tidak dikenal. Periksa di daftar daerah.",
                en=f"The code {each.region} is not known. Look it up in the register.",
            )
        name = known[each.region].name
        if each.region in seen:
            raise Refused(
                id=f"{name} disebut dua kali. Hapus salah satunya.",
                en=f"{name} is named twice. Remove one of the two.",
            )
        if each.mode not in Mode.values:
            raise Refused(
                id=f"Cara ikut {name} tidak dikenal. Pilih salah satu yang tersedia.",
                en=f"How {name} takes part is not known. Choose one of those offered.",
            )
        if each.mode == Mode.AREA and not each.area.strip():
            raise Refused(
                id=f"{name} ikut rencana kawasan saja, tetapi kawasannya belum disebut.",
                en=f"{name} takes part in an area plan only, but the area is not named.",
            )
        seen.add(each.region)
