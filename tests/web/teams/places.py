"""Short ways to the cast's posts and places, and to what a letter carried."""

from datetime import date

from django.utils import timezone

from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.teams.actions.offers import Offer

NOW = timezone.now()
"""Pages look at the real clock, so the tests live today too."""
TODAY = timezone.localdate(NOW)
SITE = "http://localhost"
LUWU_UTARA = "73.22"
LUWU = "73.17"


def viewer(cast: Cast, role: Role, region: str = LUWU_UTARA) -> Viewer:
    """Somebody of the cast as a viewer today."""
    return viewer_of(cast[region, role], at=NOW)


def post_of(cast: Cast, role: Role, region: str = LUWU_UTARA) -> Membership:
    """The post that somebody of the cast holds in that role."""
    return Membership.objects.get(person=cast[region, role], role=role, region=region)


def agency(region: str = LUWU_UTARA, name: str = "Dinas") -> Organisation:
    """An agency of the region whose name begins so, other than the one for communication."""
    return (
        Organisation.objects.filter(
            kind=Organisation.Kind.AGENCY, region=region, name__startswith=name
        )
        .exclude(name__contains="Komunikasi")
        .get()
    )


def government(region: str = LUWU_UTARA) -> Organisation:
    """The government of the region."""
    return Organisation.objects.get(
        kind=Organisation.Kind.LOCAL_GOVERNMENT, region=region, until=None
    )


def body(kind: Body.Kind, region: str = LUWU_UTARA) -> Body:
    """The body of that kind in the region."""
    return Body.objects.get(organisation__region=region, kind=kind)


def contact_in(place: Organisation, since: date = TODAY, until: date | None = None) -> Offer:
    """An offer to be the contact of an agency."""
    return Offer(Role.AGENCY_CONTACT, place, None, since, until, "Kasubbag Program")


def link_in_letter(address: str) -> str:
    """The path behind the newest letter to the address."""
    secret = Letter.objects.filter(address=address).latest("pk").secret
    return secret.removeprefix(SITE)


def entries() -> list[str]:
    """What the record says was done, first to last; refusals are asked for by their name."""
    done = Entry.objects.exclude(what="step.refused").order_by("number")
    return list(done.values_list("what", flat=True))
