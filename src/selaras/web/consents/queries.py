"""Reads: what is open now, what a person was asked, what support asked."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.consents.models import Consent, OpenedPage, State

PER_PAGE = 20
PAGES_SHOWN = 100


@dataclass(frozen=True)
class Present:
    """What this request is about: the consent it looks through, or the viewer's own open ones.

    `seen` is the person as the supporter may see them now; `over` says that it came from
    somebody who looked and may no longer. `owner` is whoever looks through nobody's eyes.
    """

    looking: Consent | None = None
    seen: Viewer | None = None
    owner: Person | None = None
    over: bool = False

    @property
    def waiting(self) -> tuple[Consent, ...]:
        """Those that wait for the owner's answer."""
        return self._own(State.WAITING)

    @property
    def granted(self) -> tuple[Consent, ...]:
        """Those in force over the owner."""
        return self._own(State.OPEN)

    def _own(self, state: State) -> tuple[Consent, ...]:
        at = timezone.now()
        return tuple(each for each in self._not_ended if each.state(at=at) is state)

    @cached_property
    def _not_ended(self) -> list[Consent]:
        """Asked once a page shows them: whoever saves a field sees none of this."""
        return [] if self.owner is None else _not_ended_of(self.owner)


@dataclass(frozen=True, slots=True)
class Row:
    """A consent as a list shows it."""

    consent: Consent
    state: State
    pages: int

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self.state is State.WAITING

    @property
    def is_open(self) -> bool:
        """Whether support may look now."""
        return self.state is State.OPEN


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: its rows, and which page it is."""

    rows: list[Row]
    page: Page[Consent]


_of_owner = Prepared(lambda person: Consent.objects.filter(person=person, ended_at=None), -1)


def _not_ended_of(owner: Person) -> list[Consent]:
    """Consents of this person that nobody ended; one query, and one more where there are any."""
    found = _of_owner(owner.pk)
    supporters = Person.objects.in_bulk({each.supporter_id for each in found}) if found else {}
    for each in found:
        each.person, each.supporter = owner, supporters[each.supporter_id]
    return found


def not_ended(person: Person, number: int) -> list[Consent]:
    """Consents of this person that nobody ended, and the one used in this session; one query."""
    wanted = Q(person=person) | Q(pk=number, supporter=person)
    found = Consent.objects.filter(wanted, ended_at=None)
    return list(found.select_related("person", "supporter"))


def asked_of(person: Person, number: str | None, *, at: datetime) -> Listed:
    """A page of what this person was ever asked, newest first."""
    return _page(Consent.objects.filter(person=person), number, at)


def asked_by(supporter: Person, number: str | None, *, at: datetime) -> Listed:
    """A page of what this supporter ever asked, newest first."""
    return _page(Consent.objects.filter(supporter=supporter), number, at)


def pages_of(consent: Consent, number: str | None) -> Page[OpenedPage]:
    """What support opened, in the order of opening."""
    return Paginator(consent.pages.all(), PAGES_SHOWN).get_page(number)


def support_post_of(supporter: Person, *, at: datetime) -> Membership | None:
    """The post by which somebody gives support, with its organisation; None where it ended."""
    held = supporter.memberships.active(timezone.localdate(at)).filter(role=Role.SUPPORT)
    return held.select_related("organisation").order_by("pk").first()


def _page(found: QuerySet[Consent], number: str | None, at: datetime) -> Listed:
    page = Paginator(found.select_related("person", "supporter"), PER_PAGE).get_page(number)
    counted = OpenedPage.objects.filter(consent__in=[each.pk for each in page.object_list])
    pages = dict(counted.values_list("consent").annotate(Count("pk")).order_by())
    rows = [Row(each, each.state(at=at), pages.get(each.pk, 0)) for each in page.object_list]
    return Listed(rows, page)
