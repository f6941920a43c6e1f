"""What actions of this app have in common: the entry in the record, and what holds for all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort, CohortImport, Participation
from selaras.web.cohorts.refusals import Refused
from selaras.web.records.actions import append


def hold(row: Cohort, *, completing: bool = False) -> Cohort:
    """The cohort, locked until the transaction ends. Raises Refused where it is closed.

    `completing` lets names be added to a closed cohort of which names are missing.
    """
    held = Cohort.objects.select_for_update().get(pk=row.pk)
    if held.closed_at is not None and not (completing and lacks_names(held)):
        raise Refused(
            id="Angkatan ini sudah ditutup, jadi tidak dapat diubah lagi.",
            en="This cohort is closed and cannot be changed any more.",
        )
    return held


def lacks_names(row: Cohort) -> bool:
    """Whether more regions are declared than are named."""
    rows = Participation.objects.filter(
        cohort=row, mode=Participation.Mode.FULL, withdrawn_at=None, demonstration=False
    )
    codes = list(rows.values_list("region", flat=True))
    provinces = sum("." not in code for code in codes)
    return len(codes) - provinces < (row.declared or 0) or provinces < (row.declared_provinces or 0)


def require_seen(now: int, seen: int | None) -> None:
    """Refuse to overwrite what somebody else changed meanwhile; None asks for nothing."""
    if seen is not None and seen != now:
        raise Refused(
            id="Orang lain mengubahnya sementara Anda mengisi. Isian Anda masih di sini: "
            "bandingkan dengan yang berlaku sekarang, lalu simpan lagi.",
            en="Somebody else changed it meanwhile. What you typed is still here: compare it with "
            "what holds now, then save again.",
        )


def note(
    what: str,
    row: Cohort,
    *,
    by: Viewer,
    at: datetime,
    region: str = "",
    before: Any = None,
    after: Any = None,
    details: Mapping[str, str] | None = None,
) -> None:
    """One entry about the cohort, or about a region in it.

    The region reads it in its own record once the cohort is announced, not before.
    """
    post = rights.post_for(by, Kind.COHORT, Action.MANAGE, [""])
    append(
        what=what,
        subject=f"participation:{row.key}/{region}" if region else f"cohort:{row.key}",
        by=by,
        at=at,
        role=str(post.role) if post else "",
        region=region if row.announced_at is not None else "",
        before=before,
        after=after,
        details=details,
    )


def note_import(
    row: CohortImport, *, by: Viewer, at: datetime, after: Any, details: Mapping[str, str]
) -> None:
    """One entry about a list that was applied."""
    post = rights.post_for(by, Kind.COHORT, Action.MANAGE, [""])
    append(
        what="cohorts.imported",
        subject=f"cohorts:{row.pk}",
        by=by,
        at=at,
        role=str(post.role) if post else "",
        before=row.sha256,
        after=after,
        details=details,
    )
