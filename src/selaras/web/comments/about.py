"""What a talk is about, and how people call it."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from selaras.core.plan import OWN, PARTS, shapes
from selaras.core.plan.shape import item_model
from selaras.web.comments.models import Thread
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Change
from selaras.web.plans.naming import label_of, name_by_key, name_of
from selaras.web.plans.queries.findings import address_of_item, part_name

Named = tuple[str, str]
"""A part and the key of an item."""


@dataclass(frozen=True, slots=True)
class About:
    """A field of an item; without a field the item, without a key the part or the whole plan."""

    part: str = OWN
    key: str = ""
    field: str = ""

    @property
    def item(self) -> Named:
        """The part and the key."""
        return self.part, self.key


def about_of(thread: Thread) -> About:
    """What a thread is about."""
    return About(thread.part, thread.key, thread.field)


def fields_of(part: str, key: str) -> list[tuple[str, str]]:
    """Fields one can talk about, with their labels; none for a part as a whole."""
    if part != OWN and not key:
        return []
    return [(shape.name, label_of(part, shape.name)) for shape in shapes(part)]


def items_of(opened: Opened, part: str) -> list[tuple[str, str]]:
    """Keys and names of the items of a part; none for the plan's own fields."""
    items = opened.plan.items(part) if part in PARTS else ()
    return [(item.key, name_of(opened.plan, part, item)) for item in items]


def exists(opened: Opened, about: About) -> bool:
    """Whether the plan has this place or had it before; at most one query."""
    if about.part not in (OWN, *PARTS) or (about.part == OWN and about.key):
        return False
    if about.field and about.field not in dict(fields_of(about.part, about.key)):
        return False
    if not about.key or _held(opened, about.item):
        return True
    removed = Change.objects.filter(plan=opened.row, part=about.part, key=about.key, kind="remove")
    return removed.exists()


def gone(opened: Opened, item: Named) -> bool:
    """Whether there is no such item any more."""
    return bool(item[1]) and not _held(opened, item)


def _held(opened: Opened, item: Named) -> bool:
    part, key = item
    return part in PARTS and any(each.key == key for each in opened.plan.items(part))


def address_of(about: About, plan_key: str) -> str:
    """The page on which it is shown."""
    if about.part == "waivers":
        return reverse("waivers:waivers", args=(plan_key,))
    return address_of_item(about.part, about.key, plan_key)


def names_of_gone(opened: Opened, items: list[Named]) -> dict[Named, str]:
    """How removed items were called last; one query, none where there are no such."""
    if not items:
        return {}
    named = Q(pk__in=[])
    for part, key in items:
        named |= Q(part=part, key=key)
    found = {}
    removed = Change.objects.filter(named, plan=opened.row, kind="remove")
    for change in removed.order_by("revision", "number"):
        item = item_model(change.part).model_validate(change.before)
        found[change.part, change.key] = name_of(opened.plan, change.part, item)
    return found


def names_now(opened: Opened, about: About) -> dict[Named, str]:
    """The name of the item where it was removed; nothing, and no query, where it is there."""
    return names_of_gone(opened, [about.item] if gone(opened, about.item) else [])


def called(opened: Opened, about: About, names: dict[Named, str] | None = None) -> str:
    """`Program: Super Apps, Risiko`, in the language of the page; `names` are of removed items."""
    told = place_called(opened, about.item, names)
    field = field_called(about.part, about.field)
    return f"{told}, {field}" if field else told


def place_called(opened: Opened, item: Named, names: dict[Named, str] | None = None) -> str:
    """The same without the field."""
    part, key = item
    title = part_name(part)
    if not key:
        return title
    return f"{title}: {(names or {}).get(item) or name_by_key(opened.plan, part, key)}"


def field_called(part: str, field: str) -> str:
    """The label of a field; its name where the models have it no more."""
    try:
        return label_of(part, field) if field else ""
    except KeyError:
        return field
