"""Who is looking at a page: a person with the posts held today, or a visitor."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Post:
    """A membership in force: its number, the role, and the region it reaches."""

    membership: int
    role: Role
    region: str
    organisation: int
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks for something. `person` is None for a visitor and for commands.

    `advised` are the regions that the person ever advised: those they may never assess.
    `seen_by` is the support staff who looks through the person's eyes, if any.
    """

    person: Person | None = None
    posts: tuple[Post, ...] = ()
    advised: frozenset[str] = field(default_factory=frozenset)
    seen_by: Person | None = None
    name: str = ""

    @property
    def signed_in(self) -> bool:
        """Whether this is a person."""
        return self.person is not None

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held today, anywhere."""
        return frozenset(post.role for post in self.posts)

    @property
    def memberships(self) -> tuple[int, ...]:
        """Numbers of the posts held today."""
        return tuple(post.membership for post in self.posts)


VISITOR = Viewer()

SYSTEM = Viewer(name="selaras-admin")
"""Commands that the operator of the machine runs."""


class Request(HttpRequest):
    """A request after the middlewares."""

    htmx: HtmxDetails
    viewer: Viewer


_held_by = Prepared(lambda person: Membership.objects.filter(person=person).order_by("pk"), -1)


def viewer_of(person: Person, *, at: datetime, seen_by: Person | None = None) -> Viewer:
    """The person with the posts in force at that moment; one query."""
    day = timezone.localdate(at)
    held = _held_by(person.pk)
    posts = tuple(
        Post(each.pk, Role(each.role), each.region, each.organisation_id, each.body_id)
        for each in held
        if each.is_active(day)
    )
    advised = frozenset(each.region for each in held if each.role == Role.ADVISER)
    return Viewer(person, posts, advised, seen_by, person.name)
