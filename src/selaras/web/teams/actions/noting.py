"""Tells the record what happened to an organisation or a body."""

from datetime import datetime

from selaras.web.accounts.models import Body, Organisation
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.teams.telling import told_body, told_organisation


def note(
    row: Body | Organisation,
    what: str,
    *,
    by: Viewer,
    at: datetime,
    role: str,
    before: object = None,
    **details: object,
) -> None:
    """Append what was done to it, with its digest as it is now."""
    if isinstance(row, Body):
        subject, region, after = f"body:{row.pk}", row.organisation.region, told_body(row)
    else:
        subject, region, after = f"organisation:{row.pk}", row.region, told_organisation(row)
    append(
        what=what,
        subject=subject,
        by=by,
        at=at,
        role=role,
        region=region,
        before=before,
        after=after,
        details={name: str(value) for name, value in details.items()},
    )
