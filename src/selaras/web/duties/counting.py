"""How many duties are open, for the top bar of every page."""

from functools import partial
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from selaras.web.accounts.viewing import Viewer
from selaras.web.duties.models import Duty


def open_duties(request: HttpRequest) -> dict[str, Any]:
    """`open_duties` in templates: one query, when the template asks; nothing for visitors."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or not viewer.signed_in:
        return {}
    return {"open_duties": partial(_count, viewer)}


def _count(viewer: Viewer) -> int:
    try:
        return Duty.objects.filter(holder__in=viewer.memberships, done_at=None).count()
    except DatabaseError:
        # The page that tells of a fault has a top bar as well and must not fail over it.
        return 0
