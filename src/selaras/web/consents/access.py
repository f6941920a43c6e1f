"""Who may ask, answer and look."""

from django.http import Http404

from selaras.web.accounts.rights import Action, Kind, reaches
from selaras.web.accounts.viewing import Viewer
from selaras.web.consents.models import Consent

NATION = ""
"""Where somebody without a post counts as being."""


def is_support(viewer: Viewer) -> bool:
    """Whether a post of today lets the viewer ask for consents at all; never through others."""
    return viewer.seen_by is None and bool(reaches(viewer, Kind.SUPPORT, Action.LOOK))


def may_look(supporter: Viewer, person: Viewer) -> bool:
    """Whether support's posts reach every region that the person's posts open.

    Otherwise a region's own support would see other regions' drafts through an adviser's eyes.
    """
    if person.person is None or not person.person.is_active:
        return False
    regions = {post.region for post in person.posts} or {NATION}
    found = reaches(supporter, Kind.SUPPORT, Action.LOOK)
    return all(any(reach.covers(region) for reach in found) for region in regions)


def require_support(viewer: Viewer) -> None:
    """Raises Http404 for everybody else."""
    if not is_support(viewer):
        raise Http404


def get_consent_for(viewer: Viewer, pk: int) -> Consent:
    """A consent asked of the viewer; raises Http404."""
    return _get(pk, person=viewer.person)


def get_look_for(viewer: Viewer, pk: int) -> Consent:
    """A consent that the viewer asked for and may still use; raises Http404."""
    require_support(viewer)
    return _get(pk, supporter=viewer.person)


def _get(pk: int, **whose: object) -> Consent:
    found = Consent.objects.select_related("person", "supporter").filter(pk=pk, **whose).first()
    if found is None:
        raise Http404
    return found
