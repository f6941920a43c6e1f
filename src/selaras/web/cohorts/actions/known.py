"""The cohorts that are publicly known, written as rows where they are missing."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from selaras.reference.cohorts import KnownCohort, known_cohorts
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.records.actions import append


def load_known(*, by: Viewer, at: datetime, going_on: Collection[str] = ()) -> int:
    """Write the cohorts of `reference/cohorts`, and their members, that are not there yet.

    They come announced and closed, for they are past, except those with a key in `going_on`.
    What is there stays as it is, whatever the ministry made of it. Returns how many rows it wrote;
    none the second time.
    """
    with transaction.atomic():
        written = {
            each.key: _load(each, closed=each.key not in going_on, by=by, at=at)
            for each in known_cohorts()
        }
        rows = sum(written.values())
        if rows:
            append(
                what="cohorts.loaded",
                subject="cohorts:known",
                by=by,
                at=at,
                details={key: str(number) for key, number in written.items() if number},
            )
    return rows


def _load(known: KnownCohort, *, closed: bool, by: Viewer, at: datetime) -> int:
    row, fresh = Cohort.objects.get_or_create(
        key=known.key,
        defaults={
            "title": _both(known.title.id, known.title.en),
            "note": _both(known.note.id, known.note.en) if known.note else {},
            "year": known.year,
            "workflow": known.workflow,
            "declared": known.declared,
            "declared_repeats": known.declared_repeats,
            "declared_provinces": known.declared_provinces,
            "letter_number": known.letter_number,
            "letter_date": known.letter_date,
            "signing_on": known.signing_on,
            "signing_place": known.signing_place,
            "source": known.source,
            "confidence": known.confidence,
            "made_by": by.person,
            "made_at": at,
            "announced_at": at,
            "closed_at": at if closed else None,
        },
    )
    there = set(Participation.objects.filter(cohort=row).values_list("region", flat=True))
    missing = [each for each in known.members if each.region not in there]
    Participation.objects.bulk_create(
        Participation(
            cohort=row,
            region=each.region,
            mode=each.mode,
            area=each.area,
            source=each.source,
            confidence=each.confidence,
            added_by=by.person,
            added_at=at,
        )
        for each in missing
    )
    return int(fresh) + len(missing)


def _both(id: str, en: str | None) -> dict[str, str]:
    return {"id": id, "en": en or id}
