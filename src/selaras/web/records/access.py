"""Who may read which entries."""

from django.db.models import Q, QuerySet
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.models import Entry


def get_entries_for(viewer: Viewer, action: Action) -> QuerySet[Entry]:
    """Entries within reach of the viewer's posts. Raises Http404 where no post reaches any."""
    if not rights.reaches(viewer, Kind.RECORD, action):
        raise Http404
    return Entry.objects.filter(rights.condition(viewer, Kind.RECORD, action, field="region"))


def sees_everything(viewer: Viewer, action: Action) -> bool:
    """Whether the viewer's reach is the nation, so that the entries are the whole chain."""
    return any(reach.covers("") for reach in rights.reaches(viewer, Kind.RECORD, action))


def entries_of(viewer: Viewer) -> QuerySet[Entry]:
    """What a person decided or helped with, and what was decided about the person or a post.

    Everybody may read these, whatever posts they hold.
    """
    if viewer.person is None:
        return Entry.objects.none()
    pk = viewer.person.pk
    posts = Membership.objects.filter(person=pk).values_list("pk", flat=True)
    about = [f"person:{pk}", *(f"membership:{post}" for post in posts)]
    return Entry.objects.filter(Q(person=pk) | Q(seen_by=pk) | Q(subject__in=about))
