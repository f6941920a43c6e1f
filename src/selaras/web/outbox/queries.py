"""Reads: the piles of the outbox and the letters of one."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import QueryDict

from selaras.web.accounts.models import Organisation
from selaras.web.outbox.kinds import GROUPS, UNSETTLED, kind_name
from selaras.web.outbox.models import Letter

State = Letter.State

_GOVERNMENTS = (
    Organisation.Kind.MINISTRY,
    Organisation.Kind.PROVINCE,
    Organisation.Kind.LOCAL_GOVERNMENT,
)
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page is asked for. An unknown pile means all that is not settled."""

    pile: str
    kind: str
    words: str

    @property
    def narrow(self) -> bool:
        """Whether more than a pile was asked for."""
        return bool(self.kind or self.words)


def choice_of(asked: QueryDict) -> Choice:
    """The choice that an address makes; what means nothing is left out."""
    pile = asked.get("state", "")
    return Choice(
        pile=pile if pile in {*GROUPS, "all"} else "",
        kind=asked.get("kind", "")[:40].replace("\x00", ""),
        words=asked.get("words", "")[:_LONGEST_WORDS].replace("\x00", "").strip(),
    )


def counts(letters: QuerySet[Letter]) -> dict[str, int]:
    """How many letters lie on each pile."""
    rows = letters.order_by().values_list("state").annotate(many=Count("pk"))
    found: dict[str, int] = dict(rows)
    return {
        name: sum(found.get(state, 0) for state in states) for name, (_, states) in GROUPS.items()
    }


def kinds(letters: QuerySet[Letter]) -> list[tuple[str, str]]:
    """Templates of these letters with their names, by name."""
    templates = letters.order_by().values_list("template", flat=True).distinct()
    return sorted(((each, kind_name(each)) for each in templates), key=lambda pair: pair[1])


def chosen(letters: QuerySet[Letter], choice: Choice) -> QuerySet[Letter]:
    """The letters asked for, with `place`: the government of their region.

    What failed or came back stands first, then drafts, then the newest.
    """
    if choice.pile in GROUPS:
        letters = letters.filter(state__in=GROUPS[choice.pile][1])
    elif choice.pile != "all":
        letters = letters.filter(state__in=UNSETTLED)
    if choice.kind:
        letters = letters.filter(template=choice.kind)
    if choice.words:
        about = Q(subject__icontains=choice.words) | Q(address__icontains=choice.words)
        letters = letters.filter(about | Q(person__name__icontains=choice.words))
    return with_place(letters).annotate(turn=_TURN).order_by("turn", "-prepared_at", "-pk")


def with_place(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """The letters with their people and, as `place`, the government of their region."""
    governments = Organisation.objects.filter(
        region=OuterRef("region"), kind__in=_GOVERNMENTS, until=None
    ).order_by("pk")
    return letters.select_related("person").annotate(place=Subquery(governments.values("name")[:1]))


_TURN = Case(
    When(state__in=[State.FAILED, State.BOUNCED], then=Value(0)),
    When(state=State.DRAFT, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
