"""Writes: rounds and their dates, participants, telling those who answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Round
from selaras.web.assessments.refusals import Refused
from selaras.web.records.actions import append


def require_unpublished(row: Round) -> None:
    """Refuse to change what everybody reads already; raises Refused."""
    if row.published_at is not None:
        raise Refused(
            id="Putaran ini sudah terbit, jadi tidak dapat diubah lagi.",
            en="This round is published and cannot be changed any more.",
        )


def note(
    what: str,
    row: Round,
    *,
    by: Viewer,
    at: datetime,
    region: str = "",
    before: Any = None,
    after: Any = None,
    details: Mapping[str, str] | None = None,
) -> None:
    """One entry about the round, or about a region in it."""
    post = rights.post_for(by, Kind.ROUND, Action.MANAGE, [""])
    append(
        what=what,
        subject=f"participant:{row.key}/{region}" if region else f"round:{row.key}",
        by=by,
        at=at,
        role=str(post.role) if post else "",
        region=region,
        before=before,
        after=after,
        details=details,
    )
