"""Reads: sets of outlines, files that were brought, and the drawing that maps use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.regions.models import Outline, OutlineImport, OutlineSet


@dataclass(frozen=True, slots=True)
class Drawn:
    """Paths by code in units of `width` and `height`, and where they are from."""

    source: str
    width: int
    height: int
    paths: Mapping[str, str]


def manages_outlines(viewer: Viewer) -> bool:
    """Whether the viewer may bring outlines and choose which are used."""
    return rights.post_for(viewer, Kind.OUTLINES, Action.MANAGE, [""]) is not None


def get_outlines_to_manage(viewer: Viewer, number: int) -> OutlineSet:
    """A set for whoever may manage outlines; raises Http404."""
    found = OutlineSet.objects.filter(pk=number).first()
    if found is None or not manages_outlines(viewer):
        raise Http404(str(number))
    return found


def get_brought_to_manage(viewer: Viewer, number: int) -> OutlineImport:
    """A file that was brought, without its content; raises Http404."""
    found = _brought().filter(pk=number).first()
    if found is None or not manages_outlines(viewer):
        raise Http404(str(number))
    return found


def sets() -> list[OutlineSet]:
    """Every set, newest first."""
    return list(OutlineSet.objects.select_related("by", "brought"))


def not_taken() -> list[OutlineImport]:
    """Files that are under way, were refused or got lost, newest first."""
    return list(_brought().filter(set=None).exclude(state=OutlineImport.State.DONE)[:50])


def in_use() -> Drawn | None:
    """What maps draw, or None where they show tiles. One query, two the first time."""
    row = OutlineSet.objects.filter(in_use=True).values_list(*_DRAWN).first()
    return drawn(*row) if row else None


@lru_cache(maxsize=4)
def drawn(number: int, at: datetime, source: str, width: int, height: int) -> Drawn:
    """The paths of a set, which never change; `at` tells sets apart that had the same number."""
    rows = Outline.objects.filter(set=number).values_list("region", "path")
    return Drawn(source, width, height, dict(rows))


_DRAWN = ("pk", "at", "source", "width", "height")


def _brought() -> QuerySet[OutlineImport]:
    return OutlineImport.objects.select_related("by", "set").defer("content")
