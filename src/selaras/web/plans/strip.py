"""The strip of the summary: how much each part of a plan holds, and how much of it is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.plan import Item, Masterplan

_Part = tuple[str, Promise, str, str]
"""View, label, part, and the fields that an item of the part cannot do without in the books."""

_PARTS: tuple[_Part, ...] = (
    ("plans:facts", _("Fakta"), "facts", "year|statement origin.source|origin.demonstration"),
    ("plans:finance", _("Rekening APBD"), "accounts", "amounts"),
    ("plans:analysis", _("Kesenjangan"), "gaps", "gap cause need"),
    ("plans:analysis", _("SWOT"), "swot", "facts|evidence"),
    ("plans:analysis", _("Strategi"), "strategies", "swot programmes"),
    ("plans:direction", _("Sasaran"), "objectives", ""),
    ("plans:direction", _("Indikator"), "indicators", "unit baseline targets source owner"),
    (
        "plans:programmes",
        _("Program"),
        "programmes",
        "objectives lead nomenclature years outputs budget",
    ),
    ("plans:roadmap", _("Rencana aksi"), "actions", "lead years output"),
    (
        "plans:quick_wins",
        _("Quick win"),
        "quick_wins",
        "lead stages budget measure risk sustainability",
    ),
)


@dataclass(frozen=True, slots=True)
class PartCount:
    """A part of the plan: where it is shown, how many items it has, how many lack nothing."""

    view: str
    label: Promise
    count: int
    complete: int
    part: str


def strip(plan: Masterplan) -> tuple[PartCount, ...]:
    """The parts that a complete plan holds, in the order of the books."""
    found = []
    for view, label, part, fields in _PARTS:
        items: Sequence[Item] = getattr(plan, part)
        if part == "objectives":
            complete = sum(1 for item in items if plan.indicators_of.get(item.key))
        else:
            complete = sum(1 for item in items if _is_complete(item, fields))
        found.append(PartCount(view, label, len(items), complete, part))
    return tuple(found)


def _is_complete(item: Item, fields: str) -> bool:
    return all(
        any(_is_filled(item, name) for name in choice.split("|")) for choice in fields.split()
    )


def _is_filled(item: Item, name: str) -> bool:
    value: object = item
    for step in name.split("."):
        value = getattr(value, step)
    return value is not None and value != () and value != ""
