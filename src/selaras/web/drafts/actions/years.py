"""Gives several programmes their years in one step of the history."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from selaras.core.plan import Edit, Masterplan, Span, data_of, setting
from selaras.web.drafts.actions.structure import Writer
from selaras.web.plans.writing import Written

PART = "programmes"


@dataclass(frozen=True, slots=True)
class Wish:
    """The years that a programme is to have, and those that the person saw; None for none."""

    seen: Span | None
    years: Span | None


def set_years(*, writer: Writer, wishes: Mapping[str, Wish]) -> tuple[Written, tuple[str, ...]]:
    """One step, and the keys of programmes whose years somebody else changed meanwhile.

    Those are left as they are. Raises as `change_plan` does, and Http404 where one of them is
    not the viewer's to write.
    """
    if not all(writer.writable.may(PART, key) for key in wishes):
        raise Http404
    late: list[str] = []

    def make(now: Masterplan) -> tuple[Edit, ...]:
        late.clear()
        edits: list[Edit] = []
        for key, wish in wishes.items():
            held, wanted = data_of(now, PART, key).get("years"), _data(wish.years)
            if held not in (_data(wish.seen), wanted):
                late.append(key)
            else:
                edits += setting(now, PART, key, {"years": wanted})
        return tuple(edits)

    return writer.change("years", make), tuple(late)


def _data(years: Span | None) -> dict[str, int] | None:
    return years.model_dump(mode="json") if years else None
