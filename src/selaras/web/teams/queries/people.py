"""Who serves in a region: posts today, earlier and later, and open invitations."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, When

from selaras.web.accounts.models import Body, Membership, Organisation, Person
from selaras.web.accounts.rights import Action, Kind, condition, may_appoint
from selaras.web.accounts.roles import ROLE_NAMES, Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.seats import GOVERNMENTS, SEATS, sits_in

PAGE = 100
"""Posts on one page of a team."""

_RANK = Case(
    *(When(role=role, then=rank) for rank, role in enumerate(ROLE_NAMES)), default=len(ROLE_NAMES)
)
"""The head of region first, then in the order in which the programme names the roles."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filter of the team page asks for; empty means all."""

    when: str = "today"
    role: str = ""
    organisation: int | None = None


def posts_in(region: str, choice: Choice, *, today: date) -> QuerySet[Membership]:
    """Posts of exactly this region that fit, by role, place and name."""
    rows = Membership.objects.select_related("person", "organisation", "body").filter(region=region)
    if choice.when == "ended":
        rows = rows.filter(until__lt=today)
    elif choice.when == "later":
        rows = rows.filter(since__gt=today)
    else:
        rows = rows.active(today)
    if choice.role:
        rows = rows.filter(role=choice.role)
    if choice.organisation is not None:
        rows = rows.filter(organisation=choice.organisation)
    return rows.order_by(_RANK, "organisation__name", "body__name", "person__name", "-since", "pk")


def counts_in(region: str, *, today: date) -> dict[str, int]:
    """How many posts are in force, ended and still to begin; one query."""
    return Membership.objects.filter(region=region).aggregate(
        today=Count("pk", filter=Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))),
        ended=Count("pk", filter=Q(until__lt=today)),
        later=Count("pk", filter=Q(since__gt=today)),
    )


def invitations_in(region: str) -> QuerySet[Invitation]:
    """Open invitations into the region, newest first."""
    return Invitation.objects.select_related("organisation", "body").filter(OPEN, region=region)


def roles_to_give(viewer: Viewer, region: str) -> list[Role]:
    """Roles that the viewer may give in the region, in the usual order."""
    return [
        Role(role)
        for role in ROLE_NAMES
        if sits_in(role, region) and may_appoint(viewer, Role(role), region) is not None
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody can sit: an organisation, or one of its bodies."""

    organisation: Organisation
    body: Body | None = None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"body-{self.body.pk}" if self.body else f"organisation-{self.organisation.pk}"

    @property
    def name(self) -> str:
        """What people call it."""
        return self.body.name if self.body else self.organisation.name


def places_in(region: str, *, today: date) -> list[Place]:
    """Organisations, without partners, and bodies that have not ended; two queries."""
    open_ended = Q(until=None) | Q(until__gte=today)
    organisations = list(
        Organisation.objects.filter(open_ended, region=region).exclude(
            kind=Organisation.Kind.PARTNER
        )
    )
    organisations.sort(key=lambda each: (each.kind not in GOVERNMENTS, each.name))
    known = {each.pk: each for each in organisations}
    bodies = Body.objects.filter(open_ended, organisation__in=known).order_by("kind", "name")
    return [Place(each) for each in organisations] + [
        Place(known[body.organisation_id], body) for body in bodies
    ]


def person_in_reach(viewer: Viewer, email: str) -> Person | None:
    """The person with this address, if any post of theirs lies where the viewer manages teams.

    Others are not told apart from addresses without an account.
    """
    theirs = condition(viewer, Kind.TEAM, Action.MANAGE, field="region")
    managed = Membership.objects.filter(theirs).values("person")
    return Person.objects.filter(
        email=email.strip().lower(), is_active=True, pk__in=managed
    ).first()


def successors_for(post: Membership, *, today: date) -> list[Membership]:
    """People in force in the same region, once each, colleagues of the same place first."""
    rows = (
        Membership.objects.select_related("person", "organisation", "body")
        .filter(region=post.region, person__is_active=True)
        .active(today)
        .exclude(person=post.person_id)
    )
    found: dict[int, Membership] = {}
    for row in sorted(
        rows,
        key=lambda each: (each.organisation_id != post.organisation_id, each.person.name, each.pk),
    ):
        found.setdefault(row.person_id, row)
    return list(found.values())


def bodies_for(post: Membership, *, today: date) -> list[Body]:
    """Bodies of the post's organisation in which its role can sit."""
    return list(
        Body.objects.filter(
            Q(until=None) | Q(until__gte=today),
            organisation=post.organisation_id,
            kind__in=SEATS[post.role].bodies,
        )
    )


def organisations_in(region: str) -> list[Organisation]:
    """Organisations of the region that ever had people, for the filter; one query."""
    with_people = Membership.objects.filter(region=region).values("organisation")
    return list(Organisation.objects.filter(pk__in=with_people).order_by("name"))
