"""What actions of this app have in common: the entry in the record, and what holds for all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort
from selaras.web.cohorts.refusals import Refused
from selaras.web.records.actions import append


def hold(row: Cohort) -> Cohort:
    """The cohort, locked until the transaction ends. Raises Refused where it is closed."""
    held = Cohort.objects.select_for_update().get(pk=row.pk)
    if held.closed_at is not None:
        raise Refused(
            id="Angkatan ini sudah ditutup, jadi tidak dapat diubah lagi.",
            en="This cohort is closed and cannot be changed any more.",
        )
    return held


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
    """One entry about the cohort, or about a region in it."""
    post = rights.post_for(by, Kind.COHORT, Action.MANAGE, [""])
    append(
        what=what,
        subject=f"participation:{row.key}/{region}" if region else f"cohort:{row.key}",
        by=by,
        at=at,
        role=str(post.role) if post else "",
        region=region,
        before=before,
        after=after,
        details=details,
    )
