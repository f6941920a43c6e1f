"""The words of a plan, kept in memory; items that stay as they were are not read again."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from selaras.core.plan import OWN, PARTS, Item, Masterplan
from selaras.web.plans.texts import body_texts, name_texts, searched
from selaras.web.search.ranking import Entry, entry_of

_KEPT = 16
"""Plans of which a process keeps the words in memory."""

Place = tuple[str, str]
"""Part and key; two empty strings for the plan itself."""


@dataclass(slots=True)
class Index:
    """The entries of one value of a plan in its order, and every word that occurs in them.

    The vocabulary may hold words that have left the plan since.
    """

    plan: Masterplan
    items: dict[Place, tuple[Item | Masterplan, Entry]] = field(default_factory=dict)
    vocabulary: set[str] = field(default_factory=set)


class _Memory:
    def __init__(self) -> None:
        self._held: OrderedDict[int, Index] = OrderedDict()
        self._lock = Lock()

    def get(self, pk: int) -> Index | None:
        with self._lock:
            return self._held.get(pk)

    def keep(self, pk: int, index: Index) -> None:
        with self._lock:
            self._held[pk] = index
            self._held.move_to_end(pk)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)


_memory = _Memory()


def index_of(pk: int, plan: Masterplan) -> Index:
    """The words of the plan with that number.

    What belongs to a value is known by the very objects in it, so nothing old can be mistaken
    for something new.
    """
    held = _memory.get(pk)
    if held is not None and held.plan is plan:
        return held
    found = build(plan, held)
    _memory.keep(pk, found)
    return found


def build(plan: Masterplan, held: Index | None = None) -> Index:
    """The words of a plan; entries of items that the held one has too are taken over."""
    known = held.items if held else {}
    index = Index(plan, vocabulary=set(held.vocabulary) if held else set())
    _add(index, (OWN, ""), plan, entry_of([], body_texts(OWN, plan)))
    for part in PARTS:
        if not searched(part):
            continue
        for item in plan.items(part):
            before = known.get((part, item.key))
            if before is not None and before[0] is item:
                index.items[part, item.key] = before
            else:
                entry = entry_of(name_texts(part, item), body_texts(part, item))
                _add(index, (part, item.key), item, entry)
    return index


def _add(index: Index, place: Place, value: Item | Masterplan, entry: Entry) -> None:
    index.items[place] = (value, entry)
    index.vocabulary.update(entry.words)
