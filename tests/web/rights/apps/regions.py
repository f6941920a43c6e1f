"""The register of regions, for everybody; the page of a region, with more for some."""

from collections.abc import Iterator

from tests.web.rights.asked import ALL, Asked, Scene


def _region(scene: Scene) -> tuple[str]:
    return (scene.place.region,)


def register() -> Iterator[Asked]:
    """Reference data."""
    yield Asked("regions:register", of=ALL)
    yield Asked("regions:export", args=lambda scene: ("csv",), of=ALL)
    yield Asked("regions:changes", of=ALL)


def profile() -> Iterator[Asked]:
    """What each may see of a region stands on one page."""
    yield Asked("overview:region", args=_region)
