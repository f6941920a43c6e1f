"""The steps of a plan, newest first, narrowed, folded, and told with their changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selaras.core.plan import OWN, PARTS, Edit, Masterplan
from selaras.web.histories.telling import OWN_ADDRESS, Teller, Told, with_gone
from selaras.web.plans.models import Change, Plan, Step
from selaras.web.plans.writing import RESTORED
from selaras.web.records.words import role_words

PAGE = 30
"""Steps on one page."""

_MOST_CHANGES = 12
"""Changes of one step that are told; a comparison shows the rest."""

_SITTING = timedelta(minutes=10)
"""Saves of one person on one item that lie closer together are told as one."""

WHATS: dict[str, Promise] = {
    "created": _("Awal rencana"),
    "loaded": _("Pemuatan berkas"),
    "copy": _("Penyalinan"),
    "merge": _("Penggabungan"),
    "undo": _("Pembatalan"),
    "redo": _("Pengulangan"),
    "restore": _("Pemulihan"),
    RESTORED: _("Pemulihan seluruh rencana"),
    "waive": _("Pengecualian temuan"),
    "end-waiver": _("Pencabutan pengecualian"),
    "worksheet": _("Lembar kerja"),
    "import": _("Tabel dari berkas lain"),
}
"""Kinds of steps that say more than what they changed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which steps are asked for; empty asks for all."""

    part: str = ""
    person: str = ""
    since: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether any steps may be left out."""
        return bool(self.part or self.person or self.since)


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice in an address; what makes no sense asks for all."""
    part, person = query.get("part", ""), query.get("person", "")
    return Choice(
        part if part in (OWN_ADDRESS[0], *PARTS) else "",
        person if person.isascii() and person.isdecimal() and len(person) < 10 else "",
        _day(query.get("since", "")),
    )


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    # In the first year of all, midnight here is before time began elsewhere.
    return found if found.year > 1 else None


@dataclass(frozen=True, slots=True)
class Block:
    """One step, or several of one sitting, with what they changed.

    `revision` is that after the last of them, `before` that before the first, 0 where there was
    no plan yet. `more` counts changes that are not told.
    """

    revision: int
    before: int
    begun: datetime
    ended: datetime
    name: str
    role: str
    what: str
    note: str
    count: int
    told: tuple[Told, ...]
    more: int

    @property
    def back_to(self) -> str:
        """How an address names the moment before; empty where there was no plan yet."""
        return f"r{self.before}" if self.before else ""


@dataclass(frozen=True, slots=True)
class Day:
    """The blocks of one day, the latest first."""

    day: date
    blocks: tuple[Block, ...]


def page_of(row: Plan, choice: Choice, number: str | None) -> Page[Step]:
    """One page of the steps that fit the choice, newest first."""
    steps = Step.objects.filter(plan=row).order_by("-revision")
    if choice.person:
        steps = steps.filter(by=int(choice.person))
    if choice.since:
        begin = timezone.make_aware(datetime.combine(choice.since, time.min))
        steps = steps.filter(at__gte=begin)
    if choice.part:
        steps = steps.filter(_touching(_of_part(choice.part)))
    return Paginator(steps, PAGE).get_page(number)


def page_of_item(row: Plan, part: str, key: str, number: str | None) -> Page[Step]:
    """One page of the steps that touched an item, newest first."""
    steps = Step.objects.filter(_touching(Q(part=part, key=key)), plan=row)
    return Paginator(steps.order_by("-revision"), PAGE).get_page(number)


def people_of(row: Plan) -> tuple[tuple[int, str], ...]:
    """Who made steps, by number and latest name, in the order of names."""
    found = Step.objects.filter(plan=row, by__isnull=False).values_list("by", "by__name")
    return tuple(sorted(set(found.order_by()), key=lambda each: each[1]))


def days_of(
    row: Plan, plan: Masterplan, steps: Iterable[Step], only: Q | None = None
) -> tuple[Day, ...]:
    """The steps in words, by day; three queries at most, however many they are.

    `only` narrows the changes that are told, those of one item for instance.
    """
    steps = list(steps)
    changes, counts = _changes_of(steps, only or Q())
    edits = {step.pk: [each.edit for each in changes.get(step.pk, ())] for step in steps}
    names = with_gone(row, plan, (edit for each in edits.values() for edit in each))
    teller = Teller(row, names)
    blocks = [_block(sitting, edits, counts, teller) for sitting in _sittings(steps, edits)]
    by_day = groupby(blocks, key=lambda block: timezone.localdate(block.ended))
    return tuple(Day(day, tuple(inside)) for day, inside in by_day)


def days_of_part(row: Plan, plan: Masterplan, steps: Iterable[Step], part: str) -> tuple[Day, ...]:
    """The same, telling the changes of one part only; of all for an empty one."""
    return days_of(row, plan, steps, _of_part(part) if part else None)


def days_of_item(
    row: Plan, plan: Masterplan, steps: Iterable[Step], part: str, key: str
) -> tuple[Day, ...]:
    """The same, telling the changes of one item only."""
    return days_of(row, plan, steps, Q(part=part, key=key))


def _of_part(part: str) -> Q:
    return Q(part=OWN if part == OWN_ADDRESS[0] else part)


def _touching(which: Q) -> Exists:
    return Exists(Change.objects.filter(which, step=OuterRef("pk")))


def _changes_of(steps: Sequence[Step], only: Q) -> tuple[dict[int, list[Change]], dict[int, int]]:
    """The first changes of each step, and how many there are in all."""
    held = Change.objects.filter(only, step__in=[step.pk for step in steps])
    # What came, went or moved is what a step was about; mentions elsewhere went along.
    along = Case(When(kind="set", then=1), default=0)
    nth = Window(RowNumber(), partition_by="step", order_by=[along, "number"])
    found: dict[int, list[Change]] = {}
    for change in (
        held.annotate(nth=nth).filter(nth__lte=_MOST_CHANGES).order_by("revision", "number")
    ):
        found.setdefault(change.step_id, []).append(change)
    if all(len(each) < _MOST_CHANGES for each in found.values()):
        return found, {}
    counts = held.order_by().values_list("step").annotate(many=Count("pk"))
    return found, dict(counts)


def _sittings(steps: Sequence[Step], edits: Mapping[int, list[Edit]]) -> Iterable[list[Step]]:
    """Steps that are told together, the newest first."""
    sitting: list[Step] = []
    for step in steps:
        if sitting and not _goes_with(sitting[-1], step, edits):
            yield sitting
            sitting = []
        sitting.append(step)
    if sitting:
        yield sitting


def _goes_with(later: Step, earlier: Step, edits: Mapping[int, list[Edit]]) -> bool:
    same = (later.by_id, later.by_name, later.role) == (
        earlier.by_id,
        earlier.by_name,
        earlier.role,
    )
    places = {(edit.part, edit.key) for step in (later, earlier) for edit in edits[step.pk]}
    return (
        same
        and later.what == earlier.what == "field"
        and later.revision == earlier.revision + 1
        and later.at - earlier.at <= _SITTING
        and len(places) == 1
    )


def _block(
    sitting: Sequence[Step],
    edits: Mapping[int, list[Edit]],
    counts: Mapping[int, int],
    teller: Teller,
) -> Block:
    last, first = sitting[0], sitting[-1]
    found = _folded(edits[step.pk] for step in reversed(sitting))
    found.sort(key=lambda edit: edit.kind == "set")
    more = sum(counts.get(step.pk, 0) - len(edits[step.pk]) for step in sitting if counts)
    return Block(
        revision=last.revision,
        before=first.revision - 1,
        begun=first.at,
        ended=last.at,
        name=last.by_name,
        role=role_words(last.role),
        what=str(WHATS.get(last.what, "")),
        note=_note(last),
        count=len(sitting),
        told=teller.told(found),
        more=max(0, more),
    )


def _note(step: Step) -> str:
    if step.what in ("restore", RESTORED) and step.note.isdecimal():
        return gettext("ke keadaan revisi %(revision)s") % {"revision": step.note}
    return step.note


def _folded(lists: Iterable[list[Edit]]) -> list[Edit]:
    """The edits of one sitting: each field from what it first was to what it last became."""
    lists = list(lists)
    if len(lists) == 1:
        return lists[0]
    found: dict[str, Edit] = {}
    for edit in (edit for edits in lists for edit in edits):
        held = found.get(edit.field)
        found[edit.field] = replace(edit, before=held.before) if held else edit
    return [edit for edit in found.values() if edit.before != edit.after]
