"""What a post is to be, who may offer it, and how it begins."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from selaras.web.accounts.models import Body, Membership, Organisation, Person
from selaras.web.accounts.rights import may_appoint
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.records.actions import append
from selaras.web.teams.conflicts import require_no_conflict
from selaras.web.teams.refusals import Forbidden, Refused
from selaras.web.teams.seats import require_fit
from selaras.web.teams.telling import told_post


@dataclass(frozen=True, slots=True)
class Offer:
    """What a post is to be: role, place, title, how it is held, and its first and last day."""

    role: Role
    organisation: Organisation
    body: Body | None
    since: date
    until: date | None = None
    title: str = ""
    acting: str = ""


def authority(by: Viewer, role: str, region: str) -> str:
    """The role by which `by` may give or take this role there; empty for a command.

    Raises Refused where no post of theirs gives that right, or no longer.
    """
    if by is SYSTEM:
        return ""
    post = may_appoint(by, Role(role), region)
    if post is None:
        raise Forbidden(
            id="Peran ini tidak dapat Anda atur di daerah ini. Mintalah kepada yang berwenang.",
            en="You cannot decide about this role in this region. Ask those who may.",
        )
    return post.role


def require_somebody_else(by: Viewer, address: str) -> None:
    """Refuse a post, or other days of one, that people give themselves; raises Refused.

    Otherwise whoever appoints holds every right that they may give.
    """
    if by.person is not None and by.person.email == address.strip().lower():
        raise Forbidden(
            id="Jabatan Anda sendiri diatur oleh orang lain yang berwenang, supaya tidak ada yang "
            "mengangkat dirinya. Mintalah kepada rekan atau kementerian.",
            en="Your own posts are decided by somebody else who may, so that nobody appoints "
            "themselves. Ask a colleague or the ministry.",
        )


def begin(*, person: Person, offer: Offer, at: datetime) -> Membership:
    """The new post, checked under a lock on the person; to be called inside a transaction.

    The lock makes two appointments of one person wait for each other, so that nobody becomes
    adviser and assessor of one region by a race. Raises Refused.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    require_dates(offer.since, offer.until)
    require_open(offer, at=at)
    require_fit(offer.role, offer.organisation, offer.body)
    require_no_conflict(
        person, offer.role, offer.organisation.region, since=offer.since, until=offer.until
    )
    require_no_twin(person, offer)
    return Membership.objects.create(
        person=person,
        organisation=offer.organisation,
        body=offer.body,
        role=offer.role,
        title=offer.title,
        acting=offer.acting,
        since=offer.since,
        until=offer.until,
    )


def lock_people(posts: QuerySet[Membership]) -> None:
    """Let nobody else begin, change or end posts of these people until the transaction ends.

    In one order, so that two who lock many people never wait for each other.
    """
    people = Person.objects.select_for_update().filter(pk__in=posts.values("person"))
    list(people.order_by("pk"))


def note_begun(post: Membership, *, by: Viewer, at: datetime, role: str) -> None:
    """Tell the record that a post began."""
    append(
        what="membership.begun",
        subject=f"membership:{post.pk}",
        by=by,
        at=at,
        role=role,
        region=post.region,
        after=told_post(post),
        details={"role": post.role, "person": str(post.person_id)},
    )


def twin_of(person: Person, offer: Offer, *, besides: int = 0) -> Membership | None:
    """A post of the person in the same role and place whose days overlap the offer's."""
    found = Membership.objects.filter(
        Q(until=None) | Q(until__gte=offer.since),
        person=person,
        role=offer.role,
        organisation=offer.organisation,
        body=offer.body,
    )
    if offer.until is not None:
        found = found.filter(since__lte=offer.until)
    return found.exclude(pk=besides).order_by("since").first()


def require_no_twin(person: Person, offer: Offer, *, besides: int = 0) -> None:
    """Refuse a second post alike on the same days; raises Refused."""
    if twin_of(person, offer, besides=besides) is not None:
        raise Refused(
            id=f"{person.name} sudah memegang peran ini di tempat yang sama pada tanggal itu.",
            en=f"{person.name} already holds this role in the same place on those days.",
        )


def require_dates(since: date, until: date | None) -> None:
    """Refuse a post that ends before it begins; raises Refused."""
    if until is not None and until < since:
        raise Refused(
            id="Tanggal berakhir lebih awal daripada tanggal mulai. Betulkan salah satunya.",
            en="The last day is earlier than the first. Correct one of them.",
        )


def require_open(offer: Offer, *, at: datetime) -> None:
    """Refuse a place that has ended when the post begins, or by now; raises Refused."""
    day = max(offer.since, timezone.localdate(at))
    for place in (offer.organisation, offer.body):
        if place is not None and place.until is not None and place.until < day:
            raise Refused(
                id=f"{place.name} sudah berakhir. Pilih tempat lain.",
                en=f"{place.name} has ended. Choose another place.",
            )
