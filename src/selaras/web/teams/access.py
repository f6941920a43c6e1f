"""Who may see or change which team, organisation, body, post, invitation."""

from dataclasses import dataclass

from django.http import Http404

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.accounts.rights import Action, Kind, condition, post_for
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.models import Invitation


@dataclass(frozen=True, slots=True)
class Region:
    """A region whose team the viewer may see: its code and its name (empty for the nation).

    `manages` says whether the viewer may change it.
    """

    code: str
    name: str
    manages: bool


def get_region_for(
    viewer: Viewer, code: str, action: Action = Action.SEE, kind: Kind = Kind.TEAM
) -> Region:
    """The region with this code; raises Http404 alike where it is unknown or not for them."""
    known = code == "" or code in load_knowledge().region_ever
    if post_for(viewer, kind, action, [code]) is None or not known:
        raise Http404
    name = load_knowledge().region_ever[code].name if code else ""
    return Region(code, name, post_for(viewer, kind, Action.MANAGE, [code]) is not None)


def get_post_for(viewer: Viewer, number: int, action: Action = Action.MANAGE) -> Membership:
    """The post with this number, with person, organisation and body; raises Http404."""
    found = (
        Membership.objects.select_related("person", "organisation", "body")
        .filter(condition(viewer, Kind.TEAM, action, field="region"), pk=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def get_invitation_for(viewer: Viewer, number: int) -> Invitation:
    """The invitation with this number, for those who manage its team; raises Http404."""
    found = (
        Invitation.objects.select_related("organisation", "body")
        .filter(condition(viewer, Kind.TEAM, Action.MANAGE, field="region"), pk=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def get_organisation_for(
    viewer: Viewer, number: int, action: Action = Action.MANAGE
) -> Organisation:
    """The organisation with this number; raises Http404."""
    found = Organisation.objects.filter(
        condition(viewer, Kind.ORGANISATION, action, field="region"), pk=number
    ).first()
    if found is None:
        raise Http404
    return found


def get_body_for(viewer: Viewer, number: int, action: Action = Action.MANAGE) -> Body:
    """The body with this number, with its organisation; raises Http404."""
    found = (
        Body.objects.select_related("organisation", "parent")
        .filter(
            condition(viewer, Kind.ORGANISATION, action, field="organisation__region"), pk=number
        )
        .first()
    )
    if found is None:
        raise Http404
    return found
