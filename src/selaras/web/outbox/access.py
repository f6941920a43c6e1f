"""Who may read and release which letters."""

from django.db.models import Q, QuerySet
from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.kinds import PERSONAL
from selaras.web.outbox.models import Letter

_NOT_ARRIVED = (Letter.State.FAILED, Letter.State.BOUNCED)


def letters_for(viewer: Viewer) -> QuerySet[Letter]:
    """Letters of the regions that the viewer manages, and those a post of theirs prepared.

    Letters about somebody's own account only where they did not arrive.
    """
    managed = rights.condition(viewer, Kind.LETTER, Action.MANAGE, field="region")
    managed &= ~Q(template__in=PERSONAL) | Q(state__in=_NOT_ARRIVED)
    return Letter.objects.filter(managed | Q(holder__in=viewer.memberships))


def require_outbox(viewer: Viewer) -> None:
    """The outbox is there for whoever signed in. Raises Http404 for visitors."""
    if not viewer.signed_in:
        raise Http404("outbox")


def get_letter_for(viewer: Viewer, number: int) -> Letter:
    """The letter. Raises Http404 where there is none or it is not for this viewer."""
    require_outbox(viewer)
    letters = letters_for(viewer).select_related("person", "prepared_by", "digest")
    letter = letters.filter(pk=number).first()
    if letter is None:
        raise Http404(number)
    return letter
