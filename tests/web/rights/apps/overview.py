"""The national pages, for everybody with what each may know; outlines, for the ministry alone."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from selaras.web.overview.following import follow_everything
from selaras.web.regions.models import OutlineImport
from tests.web.rights.asked import ALL, Arguments, Asked, Scene

_BROUGHT = 77


class _Map:
    """A file that is no map, as often as it is read."""

    name, content_type = "batas.geojson", "application/geo+json"

    def read(self) -> bytes:
        """All of it."""
        return b'{"type": "FeatureCollection", "features": []}'


def _followed(scene: Scene) -> None:
    follow_everything(timezone.now())


def _province(scene: Scene) -> tuple[str]:
    return (scene.place.region[:2],)


def nation() -> Iterator[Asked]:
    """One address each; what stands there depends on who asks."""
    yield Asked("overview:nation", of=ALL, ready=_followed)
    yield Asked("overview:region", about="province", args=_province, of=ALL, ready=_followed)
    yield Asked("overview:years", of=ALL)
    yield Asked("overview:years_file", args=lambda scene: ("csv",), of=ALL)
    yield Asked("overview:standings_file", args=lambda scene: ("csv",), of=ALL, ready=_followed)


def _set(*more: str) -> Arguments:
    return lambda scene: (scene.world.guidance.outlines.pk, *more)


def _refused(scene: Scene) -> None:
    at = timezone.now()
    OutlineImport.objects.create(
        pk=_BROUGHT,
        name="batas.geojson",
        source="contoh",
        sha256="0" * 64,
        state=OutlineImport.State.REFUSED,
        faults=[{"region": "73.22", "id": "Tidak ada.", "en": "Missing."}],
        at=at,
        moved_at=at,
    )


def outlines() -> Iterator[Asked]:
    """Bring a file, look at it, use it, put it away."""
    told: dict[str, Any] = {"file": _Map(), "source": "contoh"}
    yield Asked("regions:outlines", of=ALL)
    yield Asked("regions:outlines", "POST", data=lambda scene: told, of=ALL)
    for method in ("GET", "POST"):
        yield Asked(
            "regions:brought_outlines",
            method,
            args=lambda scene: (_BROUGHT,),
            of=ALL,
            ready=_refused,
        )
    yield Asked("regions:outline_set", args=_set(), of=ALL)
    for step in ("use", "stop", "remove"):
        yield Asked("regions:change_outlines", about=step, args=_set(step), of=ALL)
        yield Asked("regions:change_outlines", "POST", about=step, args=_set(step), of=ALL)
