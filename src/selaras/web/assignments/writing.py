"""Whether the viewer may write an item, for the pages where plans are read."""

from typing import Any

from django.http import HttpRequest

from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable, writable
from selaras.web.plans.access import Opened


def may_write(request: HttpRequest) -> dict[str, Any]:
    """`may_write` in templates: asked of a plan, a part and a key; nothing for visitors.

    One query for each page of an agency, when the template first asks; none for all others.
    """
    viewer = getattr(request, "viewer", None)
    if viewer is None or not viewer.signed_in:
        return {}
    return {"may_write": _May(viewer)}


class _May:
    """Remembers what the viewer may write in a plan for as long as the page is made."""

    do_not_call_in_templates = True

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._found: dict[int, Writable | None] = {}

    def __call__(self, opened: Opened, part: str, key: str) -> bool:
        number = opened.row.pk
        if number not in self._found:
            self._found[number] = writable(self._viewer, opened)
        found = self._found[number]
        return found is not None and found.may(part, key)
