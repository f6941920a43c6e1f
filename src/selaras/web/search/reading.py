"""Brings the roots of plans up to date; only rows that differ are written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from time import monotonic

from django.db import transaction
from django.db.models import F, QuerySet

from selaras.core.plan import OWN
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.search.index import Place, build
from selaras.web.search.models import Reading, Root
from selaras.web.search.ranking import Entry
from selaras.web.search.words import root

LONGEST_ROOT = 40
"""Letters of a root that are kept."""

_OWN_FIELDS = 0
"""Number that stands for the plan's own fields."""


def behind(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Those of the plans whose words are not known as they stand now."""
    return plans.exclude(
        search_reading__revision=F("revision"), search_reading__made=F("updated_at")
    )


def catch_up(plans: QuerySet[Plan], *, seconds: float) -> None:
    """Read plans that are behind, one at least, until the time is over."""
    end = monotonic() + seconds
    for row in behind(plans).order_by("-updated_at").iterator(chunk_size=10):
        read(row)
        if monotonic() > end:
            return


def read(row: Plan) -> None:
    """Make the roots of the plan say what it says at the revision of the row."""
    plan = read_plan(row)
    numbers = {(part, key): pk for pk, part, key in row.items.values_list("pk", "part", "key")}
    numbers[OWN, ""] = _OWN_FIELDS
    entries = ((place, entry) for place, (_, entry) in build(plan).items.items())
    wanted = dict(_roots(numbers, entries))
    with transaction.atomic():
        # Two who read the same plan at once come one after the other here.
        Reading.objects.select_for_update().update_or_create(
            plan=row, defaults={"revision": row.revision, "made": row.updated_at}
        )
        present = {
            name: (names, bodies)
            for name, names, bodies in Root.objects.filter(plan=row).values_list(
                "root", "names", "bodies"
            )
        }
        Root.objects.filter(plan=row, root__in=present.keys() - wanted.keys()).delete()
        changed = [
            _root(row, name, *told) for name, told in wanted.items() if present.get(name) != told
        ]
        Root.objects.bulk_create(
            changed,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["root", "plan"],
            update_fields=["named", "held", "names", "bodies"],
        )


def _root(row: Plan, name: str, names: str, bodies: str) -> Root:
    named, said = names.split(), bodies.split()
    return Root(
        plan_id=row.pk,
        root=name,
        named=len(named),
        held=len({*named, *said}),
        names=names,
        bodies=bodies,
    )


def _roots(
    numbers: dict[Place, int], entries: Iterable[tuple[Place, Entry]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each root with the numbers of the items that have it in their names, and in their bodies."""
    names: dict[str, list[str]] = defaultdict(list)
    bodies: dict[str, list[str]] = defaultdict(list)
    for place, entry in entries:
        number = numbers.get(place)
        if number is None:
            # Added since: the plan has moved on and will be read again.
            continue
        for held, words in ((names, entry.name), (bodies, entry.body)):
            for each in set(_roots_in(words)):
                held[each].append(str(number))
    for each in sorted(names.keys() | bodies.keys()):
        yield each, (" ".join(names.get(each, ())), " ".join(bodies.get(each, ())))


def _roots_in(words: str) -> Iterator[str]:
    """The roots of words; a code counts for every level above it too."""
    for word in words.split():
        yield root(word)[:LONGEST_ROOT]
        while "." in word:
            word = word.rpartition(".")[0]
            yield word[:LONGEST_ROOT]
