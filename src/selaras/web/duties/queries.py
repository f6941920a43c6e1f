"""Reads: what waits for me, what is done, what waits for my people."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.duties.models import Duty

SOON = timedelta(days=7)
"""A term within this time is near."""

_LATELY = timedelta(days=14)
_SHOWN_DONE = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Open duties: all, those past their term, those near it, those whose post nobody holds."""

    open: int
    overdue: int
    soon: int
    unheld: int

    @property
    def later(self) -> int:
        """Those with a distant term or none."""
        return self.open - self.overdue - self.soon


def waiting(viewer: Viewer) -> QuerySet[Duty]:
    """What the viewer's posts have open, the earliest term first."""
    duties = Duty.objects.filter(holder__in=viewer.memberships, done_at=None)
    return duties.select_related("holder__organisation")


def done_lately(viewer: Viewer, *, at: datetime) -> list[Duty]:
    """What was done for the viewer's posts in the last two weeks, the newest first."""
    duties = Duty.objects.filter(
        holder__in=viewer.memberships, done_at__gte=at - _LATELY, dropped=False
    )
    return list(duties.select_related("done_by").order_by("-done_at", "-pk")[:_SHOWN_DONE])


def sees_team(viewer: Viewer) -> bool:
    """Whether the viewer sees what waits for others."""
    return bool(rights.reaches(viewer, Kind.DUTY, Action.SEE))


def of_team(viewer: Viewer) -> QuerySet[Duty]:
    """What other posts within the viewer's reach have open, the earliest term first.

    Who judges a region is not the region's to know: only the ministry sees assessors' duties.
    """
    reached = rights.condition(viewer, Kind.DUTY, Action.SEE, field="holder__region")
    duties = Duty.objects.filter(reached, done_at=None)
    reaches = rights.reaches(viewer, Kind.DUTY, Action.SEE)
    if not any("" in reach.regions for reach in reaches):
        duties = duties.exclude(holder__role=Role.ASSESSOR)
    return duties.exclude(holder__in=viewer.memberships).select_related(
        "holder__person", "holder__organisation"
    )


def unheld(viewer: Viewer, *, on: date) -> QuerySet[Duty]:
    """Open duties within the viewer's reach whose post has ended or whose person left."""
    return of_team(viewer).filter(_unheld(on))


def counts(duties: QuerySet[Duty], *, on: date) -> Counts:
    """How many of these are open, overdue, near their term and without a holder."""
    return Counts(
        **duties.order_by().aggregate(
            open=Count("pk"),
            overdue=Count("pk", filter=_overdue(on)),
            soon=Count("pk", filter=Q(until__gte=on, until__lte=on + SOON)),
            unheld=Count("pk", filter=_unheld(on)),
        )
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page about a team is asked for. Numbers that mean nothing are None."""

    by: str
    only: str
    agency: int | None
    person: int | None

    @property
    def narrow(self) -> bool:
        """Whether less than everything was asked for."""
        return bool(self.only) or self.agency is not None or self.person is not None


def sees_several_regions(viewer: Viewer) -> bool:
    """Whether a post reaches beyond one regency or city."""
    return any("." not in post.region for post in viewer.posts)


def choice_of(asked: QueryDict) -> Choice:
    """The choice that an address makes; what means nothing is left out."""
    by, only = asked.get("by", ""), asked.get("only", "")
    return Choice(
        by=by if by in {"agency", "person"} else "",
        only=only if only in {"overdue", "unheld"} else "",
        agency=_number(asked.get("agency", "")),
        person=_number(asked.get("person", "")),
    )


def chosen(duties: QuerySet[Duty], choice: Choice, *, on: date) -> QuerySet[Duty]:
    """The duties asked for."""
    if choice.only:
        duties = duties.filter(_overdue(on) if choice.only == "overdue" else _unheld(on))
    if choice.agency is not None:
        duties = duties.filter(holder__organisation=choice.agency)
    if choice.person is not None:
        duties = duties.filter(holder__person=choice.person)
    return duties


def counted_by(duties: QuerySet[Duty], *, by: str, on: date) -> QuerySet[Any, Any]:
    """Counts for each agency or person: number, name, open, overdue; the most overdue first.

    Agencies come with their region, for in every region one is called Dinas Kesehatan.
    """
    if by == "agency":
        place = {"region": F("holder__organisation__region")}
        owner = "holder__organisation"
    else:
        place, owner = {}, "holder__person"
    rows = duties.order_by().values(number=F(owner), name=F(f"{owner}__name"), **place)
    return rows.annotate(open=Count("pk"), overdue=Count("pk", filter=_overdue(on))).order_by(
        "-overdue", "-open", "name", "number"
    )


def _overdue(on: date) -> Q:
    return Q(until__lt=on)


def _unheld(on: date) -> Q:
    return Q(holder__until__lt=on) | Q(holder__person__is_active=False)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
