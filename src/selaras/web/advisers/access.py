"""Who sees and does what with advisers; what nobody may see does not exist for them."""

from django.http import Http404

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.advisers.models import Advice, Adviser


def manages_advisers(viewer: Viewer) -> bool:
    """Whether the viewer keeps the list of advisers and gives them regions: the ministry."""
    return rights.post_for(viewer, Kind.ADVISING, Action.MANAGE, [""]) is not None


def require_manager(viewer: Viewer) -> None:
    """Raise Http404 for everybody but those who keep the list."""
    if not manages_advisers(viewer):
        raise Http404("advisers")


def posts_of(viewer: Viewer) -> tuple[Post, ...]:
    """The posts by which the viewer advises today."""
    return tuple(post for post in viewer.posts if post.role == Role.ADVISER)


def require_adviser(viewer: Viewer) -> tuple[Post, ...]:
    """The same, at least one; raises Http404."""
    posts = posts_of(viewer)
    if not posts:
        raise Http404("advisers")
    return posts


def get_adviser_to_manage(viewer: Viewer, number: int) -> Adviser:
    """Somebody in the list, for those who keep it; raises Http404."""
    require_manager(viewer)
    row = Adviser.objects.select_related("person").filter(pk=number).first()
    if row is None:
        raise Http404(number)
    return row


def get_advice_for(viewer: Viewer, number: int) -> Advice:
    """Advice that the viewer wrote; raises Http404."""
    require_adviser(viewer)
    row = Advice.objects.filter(person=viewer.person, pk=number).first()
    if row is None:
        raise Http404(number)
    return row
