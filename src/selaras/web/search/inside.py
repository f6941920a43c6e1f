"""Everything in one plan that answers a query, for those whom the pages would show it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from selaras.core.checks import Finding
from selaras.core.plan import OWN, PARTS, Item
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import writable
from selaras.web.comments.about import about_of, called, names_of_gone
from selaras.web.comments.models import Comment
from selaras.web.plans.access import Opened, reads_drafts
from selaras.web.plans.naming import name_by_key, name_of
from selaras.web.plans.queries.findings import (
    address_of,
    address_of_form,
    address_of_item,
    open_findings_of,
    part_name,
    place_of,
)
from selaras.web.plans.texts import Written, body_texts
from selaras.web.search.asked import Asked, all_forms, sought
from selaras.web.search.excerpts import Excerpt, excerpt, marked
from selaras.web.search.index import index_of
from selaras.web.search.ranking import Entry, Rank, entry_of, rank
from selaras.web.ui.templatetags.selaras import page_language, said

FINDINGS, COMMENTS, PLAN = "findings", "comments", "plan"
"""Kinds of results beside the parts of a plan; the last are the plan's own fields."""

FIRST = (PLAN, "programmes", "quick_wins")
"""Kinds that come first where two answer equally well."""

_ORDER = (*FIRST, *(part for part in PARTS if part not in FIRST), FINDINGS, COMMENTS)

_MOST_COMMENTS = 200
"""Comments among the results of one query."""

_May = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page shows it."""

    title: SafeString
    address: str
    where: str
    excerpt: Excerpt | None


@dataclass(frozen=True)
class Hit:
    """A result: its kind, how well it answers, and how to show it."""

    kind: str
    rank: Rank
    show: Callable[[], Shown]

    @cached_property
    def shown(self) -> Shown:
        """Worked out only for what comes on the page."""
        return self.show()


def kind_name(kind: str) -> str:
    """What a kind of results is called."""
    if kind == FINDINGS:
        return gettext("Temuan terbuka")
    if kind == COMMENTS:
        return gettext("Pembicaraan")
    return part_name("" if kind == PLAN else kind)


def hits_in(opened: Opened, viewer: Viewer, asked: Asked) -> list[Hit]:
    """Every result, best first; at most six queries, however much there is."""
    if not asked.words:
        return []
    may = _writes(opened, viewer)
    found = [
        *_items(opened, asked, may),
        *_findings(opened, asked, may),
        *(_comments(opened, asked) if reads_drafts(viewer, opened.row) else ()),
    ]
    most = max((hit.rank[0] for hit in found), default=0)
    place = {kind: number for number, kind in enumerate(_ORDER)}
    # One word of ten says little: what holds fewer than half of the best is left out.
    kept = [hit for hit in found if hit.rank[0] * 2 >= most]
    return sorted(kept, key=lambda hit: (-hit.rank[0], -hit.rank[1], place[hit.kind]))


def _writes(opened: Opened, viewer: Viewer) -> _May:
    found = writable(viewer, opened)
    return found.may if found else lambda part, key: False


def _items(opened: Opened, asked: Asked, may: _May) -> Iterator[Hit]:
    index = index_of(opened.row.pk, opened.plan)
    words = sought(asked, index.vocabulary)
    forms = all_forms(words)
    for (part, key), (_, entry) in index.items.items():
        found = rank(entry, words)
        if found[0]:
            show = _item_shower(opened, part, key, forms, may)
            yield Hit(part or PLAN, found, show)


def _item_shower(
    opened: Opened, part: str, key: str, forms: frozenset[str], may: _May
) -> Callable[[], Shown]:
    def show() -> Shown:
        plan = opened.plan
        value, _ = index_of(opened.row.pk, plan).items[part, key]
        name = said(plan.title) if part == OWN else name_of(plan, part, _as_item(value))
        return Shown(
            marked(name, forms),
            _address(opened.row.key, part, key, may),
            _below(opened, part, value),
            excerpt(body_texts(part, value), forms, page_language()),
        )

    return show


def _as_item(value: object) -> Item:
    assert isinstance(value, Item)
    return value


def _address(plan_key: str, part: str, key: str, may: _May) -> str:
    if part == "waivers":
        return reverse("waivers:waivers", args=(plan_key,))
    if may(part, key):
        return address_of_form(part, key, plan_key)
    return address_of_item(part, key, plan_key)


def _below(opened: Opened, part: str, value: object) -> str:
    """Under which item this one stands, or who answers for it."""
    if part == "indicators":
        return name_by_key(opened.plan, "objectives", str(getattr(value, "objective", "")))
    lead = getattr(value, "lead", None)
    return name_by_key(opened.plan, "agencies", lead) if isinstance(lead, str) else ""


def _findings(opened: Opened, asked: Asked, may: _May) -> Iterator[Hit]:
    entries = [(each, _finding_entry(each.text)) for each in open_findings_of(opened)]
    words = sought(asked, _vocabulary([entry for _, entry in entries]))
    forms = all_forms(words)
    for finding, entry in entries:
        found = rank(entry, words)
        if found[0]:
            yield Hit(FINDINGS, found, _finding_shower(opened, finding, forms, may))


# Findings are worded anew by each check, and nearly all say what they said before.
@lru_cache(maxsize=8192)
def _finding_entry(text: Text) -> Entry:
    return entry_of([], _both(text))


def _both(text: Text) -> list[Written]:
    found: list[Written] = [(text.id, "id")]
    return [*found, (text.en, "en")] if text.en else found


def _finding_shower(
    opened: Opened, finding: Finding, forms: frozenset[str], may: _May
) -> Callable[[], Shown]:
    def show() -> Shown:
        part = place_of(finding)
        where = part_name(part)
        if part and finding.key:
            where = f"{where}: {name_by_key(opened.plan, part, finding.key)}"
        address = address_of(finding, opened.row.key, writes=may(part, finding.key))
        if part == "waivers":
            address = reverse("waivers:waivers", args=(opened.row.key,))
        return Shown(marked(said(finding.text), forms), address, where, None)

    return show


def _comments(opened: Opened, asked: Asked) -> Iterator[Hit]:
    """What was said, the best answers of it; three queries, however much was said."""
    rows = Comment.objects.filter(thread__plan=opened.row).order_by("-pk")
    entries = [(pk, _said_entry(text)) for pk, text in rows.values_list("pk", "words")]
    words = sought(asked, _vocabulary([entry for _, entry in entries]))
    forms = all_forms(words)
    ranks = {pk: found for pk, entry in entries if (found := rank(entry, words))[0]}
    best = sorted(ranks, key=lambda pk: ranks[pk], reverse=True)[:_MOST_COMMENTS]
    read = _Read(opened, best)
    for pk in best:
        yield Hit(COMMENTS, ranks[pk], _comment_shower(opened, read, pk, forms))


@lru_cache(maxsize=8192)
def _said_entry(text: str) -> Entry:
    return entry_of([], [(text, None)])


class _Read:
    """Comments with their threads, and how removed items were called; read when first shown."""

    def __init__(self, opened: Opened, numbers: Sequence[int]) -> None:
        self._opened = opened
        self._numbers = numbers

    @cached_property
    def comments(self) -> dict[int, Comment]:
        """The comments by number."""
        chosen = Comment.objects.filter(pk__in=self._numbers)
        return {each.pk: each for each in chosen.select_related("thread")}

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """Names of items that were removed."""
        held = {(part, item.key) for part, item in self._opened.plan.all_items()}
        about = {about_of(each.thread).item for each in self.comments.values()}
        return names_of_gone(self._opened, sorted(each for each in about - held if each[1]))


def _comment_shower(
    opened: Opened, read: _Read, pk: int, forms: frozenset[str]
) -> Callable[[], Shown]:
    def show() -> Shown:
        comment = read.comments[pk]
        thread = comment.thread
        return Shown(
            marked(called(opened, about_of(thread), read.names), frozenset()),
            reverse("comments:thread", args=(opened.row.key, thread.pk)),
            comment.name,
            excerpt([(comment.words, None)], forms, page_language()),
        )

    return show


def _vocabulary(entries: Sequence[Entry]) -> set[str]:
    return {word for entry in entries for word in entry.words}
