"""The heads of the table of programmes: what they sort by and what a click asks for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.web.plans.queries.selection import Choice

_LABELS: dict[str, Promise] = {
    "name": _("Program"),
    "dimension": _("Dimensi"),
    "agency": _("Perangkat daerah"),
    "years": _("Tahun"),
    "cost": _("Anggaran"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """`sorted` is `ascending`, `descending` or empty; `next` is the order a click asks for."""

    label: Promise
    sorted: str
    next: str
    numeric: bool


def heads(choice: Choice) -> tuple[Head, ...]:
    """The heads in the order of the columns. Money starts with the largest."""
    return tuple(_head(code, label, choice) for code, label in _LABELS.items())


def _head(code: str, label: Promise, choice: Choice) -> Head:
    current = choice.sort == code
    if current:
        following = code if choice.descending else f"-{code}"
    else:
        following = "-cost" if code == "cost" else code
    state = ("descending" if choice.descending else "ascending") if current else ""
    return Head(label, state, following, code == "cost")


def sorts() -> tuple[tuple[str, Promise], ...]:
    """The orders a form offers."""
    return (
        ("dimension", _("Dimensi")),
        ("name", _("Nama")),
        ("agency", _("Perangkat daerah")),
        ("years", _("Tahun mulai")),
        ("-cost", _("Anggaran terbesar")),
        ("cost", _("Anggaran terkecil")),
    )
