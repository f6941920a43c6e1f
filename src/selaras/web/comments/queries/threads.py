"""The threads of a plan: those asked for, with what a list says of each."""

from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.http import QueryDict

from selaras.core.plan import PARTS
from selaras.web.accounts.viewing import Viewer
from selaras.web.comments.models import Comment, Thread
from selaras.web.plans.models import Item, Plan

PAGE = 25
"""Threads on a page."""

OPEN, RESOLVED, GONE = "open", "resolved", "gone"
"""The piles of a list in their order: to be answered, settled, about items that were removed."""

MINE, MENTIONED = "mine", "mentioned"

WHOLE = "plan"
"""What a filter calls the plan as a whole."""

_LONGEST_SEARCH, _MOST_WORDS = 200, 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list is asked for; empty means all."""

    state: str = ""
    part: str = ""
    person: int | None = None
    whose: str = ""
    words: str = ""

    @property
    def narrow(self) -> bool:
        """Whether less than everything was asked for."""
        return self != Choice()


def choice_of(asked: QueryDict) -> Choice:
    """The choice that an address makes; what means nothing is left out."""
    state, part = asked.get("state", ""), asked.get("part", "")
    whose, person = asked.get("whose", ""), asked.get("person", "")
    return Choice(
        state=state if state in (OPEN, RESOLVED, GONE) else "",
        part=part if part in (WHOLE, *PARTS) else "",
        person=int(person)
        if person.isascii() and person.isdecimal() and len(person) < 19
        else None,
        whose=whose if whose in (MINE, MENTIONED) else "",
        words=asked.get("words", "").replace("\0", "").strip()[:_LONGEST_SEARCH],
    )


def threads_of(row: Plan) -> QuerySet[Thread]:
    """Every thread with `pile`, `opening` (its first words) and `answers`; open ones first."""
    comments = Comment.objects.filter(thread=OuterRef("pk"))
    rank = Case(When(pile=OPEN, then=0), When(pile=RESOLVED, then=1), default=2)
    found = Thread.objects.filter(plan=row).annotate(
        pile=_pile(),
        opening=Subquery(comments.order_by("pk").values("words")[:1]),
        last_name=Subquery(comments.order_by("-pk").values("name")[:1]),
        answers=Count("comments", filter=Q(comments__kind=Comment.Kind.SAID)) - 1,
    )
    return found.select_related("opened_by").order_by(rank, "-told_at", "-pk")


def _pile() -> Case:
    there = Item.objects.filter(plan=OuterRef("plan"), part=OuterRef("part"), key=OuterRef("key"))
    return Case(
        When(~Q(key="") & ~Exists(there), then=Value(GONE)),
        When(resolved_at=None, then=Value(OPEN)),
        default=Value(RESOLVED),
    )


def chosen(threads: QuerySet[Thread], choice: Choice, viewer: Viewer) -> QuerySet[Thread]:
    """The threads asked for."""
    comments = Comment.objects.filter(thread=OuterRef("pk"))
    if choice.state:
        threads = threads.filter(**{"pile": choice.state})
    if choice.part:
        threads = threads.filter(part="" if choice.part == WHOLE else choice.part)
    if choice.person is not None:
        threads = threads.filter(Exists(comments.filter(by=choice.person)))
    if choice.whose == MINE:
        threads = threads.filter(Exists(comments.filter(by=viewer.person)))
    if choice.whose == MENTIONED:
        threads = threads.filter(Exists(comments.filter(mentioned=viewer.person)))
    for word in choice.words.split()[:_MOST_WORDS]:
        threads = threads.filter(Exists(comments.filter(words__icontains=word)))
    return threads


def counts_of(row: Plan) -> dict[str, int]:
    """How many threads each pile has; one query."""
    threads = Thread.objects.filter(plan=row).order_by().annotate(pile=_pile())
    return dict(threads.values_list("pile").annotate(many=Count("pk")))


def parts_with_talk(row: Plan) -> list[str]:
    """The parts that anybody talked about, in the order of the plan; one query."""
    held = set(Thread.objects.filter(plan=row).order_by().values_list("part", flat=True).distinct())
    return [part for part in ("", *PARTS) if part in held]


def threads_about(row: Plan, part: str, key: str) -> list[Thread]:
    """The threads of one item with all that was said in them; three queries."""
    said = Prefetch("comments", comments_with_mentions())
    threads = Thread.objects.filter(plan=row, part=part, key=key).prefetch_related(said)
    return list(threads.select_related("resolved_by").order_by("resolved_at", "pk"))


def comments_with_mentions() -> QuerySet[Comment]:
    """Comments in their order, with who spoke and who was mentioned."""
    return Comment.objects.select_related("by").prefetch_related("mentioned").order_by("pk")
