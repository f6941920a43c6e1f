"""Which plans answer a query: from the roots that are kept of each plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.urls import reverse

from selaras.core.plan import Item
from selaras.core.plan.shape import item_model
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.access import plans_for
from selaras.web.plans.models import Item as ItemRow
from selaras.web.plans.models import Plan
from selaras.web.plans.queries.findings import address_of_item, part_name
from selaras.web.plans.texts import body_texts, name_texts
from selaras.web.search.asked import Asked, Sought, all_forms, sought
from selaras.web.search.excerpts import excerpt, marked
from selaras.web.search.inside import Shown
from selaras.web.search.models import Root
from selaras.web.search.ranking import NOTHING, Rank, entry_of, rank
from selaras.web.search.reading import LONGEST_ROOT, behind, catch_up
from selaras.web.search.tasks import order_reading
from selaras.web.search.words import root
from selaras.web.ui.templatetags.selaras import page_language, said

PAGE = 10
"""Plans on a page."""

FEW = 3
"""Items shown of each plan."""

LONGEST_NAME = 160
"""Letters of a name that are shown."""

_SECONDS = 0.3
"""Time that a search spends on reading plans that changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan that holds the words: how many items do, and the best of them."""

    key: str
    title: str
    many: int
    best: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Answers:
    """A page of plans; `unread` plans were changed and come with a later search."""

    page: Page[int] | None = None
    plans: Sequence[Answer] = ()
    unread: int = 0


def plans_that_answer(viewer: Viewer, asked: Asked, number: str | None) -> Answers:
    """A page of the plans that hold the words, best first.

    Asks the database equally often for one plan and for all; plans changed since they were read
    last are read first, as many as fit in a moment, and the others are left to a job.
    """
    if not asked.words:
        return Answers()
    visible = plans_for(viewer)
    unread = behind(visible).count()
    if unread:
        catch_up(visible, seconds=_SECONDS)
        unread = behind(visible).count()
    if unread:
        order_reading()
    current = visible.filter(
        search_reading__revision=F("revision"), search_reading__made=F("updated_at")
    )
    roots = tuple(dict.fromkeys(root(word)[:LONGEST_ROOT] for word in asked.words))
    kept = Root.objects.filter(root__in=roots, plan__in=current.values("pk")).order_by()
    page = Paginator(_best_plans(kept), PAGE).get_page(number)
    answers = _answers(list(page), kept, asked)
    return Answers(page, answers, unread)


def _best_plans(kept: QuerySet[Root]) -> list[int]:
    """Numbers of plans: more of the words first, then more names, then more items."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for plan, named, held in kept.values_list("plan_id", "named", "held"):
        found = counts[plan]
        found[0] += 1
        found[1] += named
        found[2] += held
    most = max((found[0] for found in counts.values()), default=0)
    chosen = [plan for plan, found in counts.items() if found[0] * 2 >= most]
    return sorted(chosen, key=lambda plan: (*(-each for each in counts[plan]), plan))


def _answers(numbers: Sequence[int], kept: QuerySet[Root], asked: Asked) -> list[Answer]:
    """What these plans say; three queries."""
    plans = Plan.objects.defer("body").in_bulk(numbers)
    ranks: dict[int, dict[int, Rank]] = {number: {} for number in numbers}
    for root_row in kept.filter(plan__in=numbers):
        _count(ranks[root_row.plan_id], root_row)
    best = {plan: _best_items(found) for plan, found in ranks.items()}
    items = ItemRow.objects.in_bulk([pk for found in best.values() for pk in found if pk])
    return [
        Answer(
            plans[plan].key,
            said(Text.model_validate(plans[plan].title)),
            _many(ranks[plan]),
            _shown(plans[plan].key, [items[pk] for pk in best[plan] if pk in items], asked),
        )
        for plan in numbers
        if plan in plans
    ]


def _count(ranks: dict[int, Rank], row: Root) -> None:
    named = set(map(int, row.names.split()))
    for pk in named.union(map(int, row.bodies.split())):
        words, grade = ranks.get(pk, NOTHING)
        ranks[pk] = (words + 1, grade + (pk in named))


def _most(ranks: dict[int, Rank]) -> int:
    return max((words for words, _ in ranks.values()), default=0)


def _many(ranks: dict[int, Rank]) -> int:
    """How many results the search inside the plan has among its items."""
    most = _most(ranks)
    return sum(words * 2 >= most for words, _ in ranks.values())


def _best_items(ranks: dict[int, Rank]) -> list[int]:
    # A few more than are shown: which holds the very word is seen only in the text.
    return sorted(ranks, key=lambda pk: (*(-each for each in ranks[pk]), pk))[: 2 * FEW]


def _shown(plan_key: str, rows: Iterable[ItemRow], asked: Asked) -> list[Shown]:
    read = [_read(row) for row in rows]
    entries = [entry_of(name_texts(part, item), body_texts(part, item)) for part, item in read]
    words = sought(asked, {word for entry in entries for word in entry.words})
    order = sorted(range(len(read)), key=lambda i: rank(entries[i], words), reverse=True)
    return [_show(plan_key, *read[i], words) for i in order[:FEW]]


def _read(row: ItemRow) -> tuple[str, Item]:
    return row.part, item_model(row.part).model_validate(row.body)


def _show(plan_key: str, part: str, item: Item, words: tuple[Sought, ...]) -> Shown:
    forms = all_forms(words)
    names = name_texts(part, item)
    spoken = page_language()
    name = next((text for text, language in names if language == spoken), names[0][0])
    if part == "waivers":
        address = reverse("waivers:waivers", args=(plan_key,))
    else:
        address = address_of_item(part, item.key, plan_key)
    found = excerpt(body_texts(part, item), forms, spoken)
    return Shown(marked(name[:LONGEST_NAME], forms), address, part_name(part), found)
