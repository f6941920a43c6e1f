"""What the cells hold for the items of a plan, as writing and reading both need it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from marshal import dumps

from selaras.core.plan import PARTS, Item, Masterplan
from selaras.core.plan.shape import OWN
from selaras.core.text import Language
from selaras.documents.worksheet.columns import Cell, Column, Record, getter, years_getter
from selaras.documents.worksheet.forms import Form, table_years
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.tables import records_of

Only = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class ItemData:
    """An item (or the plan itself) with the label it has on other sheets."""

    key: str
    label: str
    value: Item | Masterplan

    @cached_property
    def data(self) -> Record:
        """Its JSON data without defaults; of the plan only its own fields."""
        others = {*PARTS} if isinstance(self.value, Masterplan) else None
        return self.value.model_dump(mode="json", exclude_defaults=True, exclude=others)


def items_of(plan: Masterplan, part: str, labels: Labels, only: Only | None) -> list[ItemData]:
    """The items of a part in their order, those named in `only` where it names the part at all."""
    if part == OWN:
        return [ItemData(plan.key, plan.title.in_(labels.language), plan)]
    wanted = only.get(part) if only is not None else None
    shown = labels.items(part).labels
    return [
        ItemData(item.key, shown[item.key], item)
        for item in plan.items(part)
        if wanted is None or item.key in wanted
    ]


def years_of(plan: Masterplan, items: Iterable[ItemData]) -> list[int]:
    """The years of the plan and every other year that the items' tables hold."""
    return sorted({*plan.period.years, *table_years(item.data for item in items)})


def cells_of(columns: Sequence[Column], language: Language) -> Callable[[Record], list[Cell]]:
    """The cells of a record in the order of the columns, as a function quick to call often."""
    blocks = [
        years_getter(tuple(found), language) if path else _together(tuple(found), language)
        for path, found in groupby(columns, lambda each: each.path if each.year else ())
    ]
    if len(blocks) == 1:
        return blocks[0]
    return lambda record: [cell for block in blocks for cell in block(record)]


def _together(columns: Sequence[Column], language: Language) -> Callable[[Record], list[Cell]]:
    getters = [getter(column, language) for column in columns]
    return lambda record: [get(record) for get in getters]


def rows_of(form: Form, item: ItemData, cells: Callable[[Record], list[Cell]]) -> list[list[Cell]]:
    """The rows of an item on a sheet, without the columns that tell the item."""
    if form.layout == "items":
        return [cells(item.data)]
    return [cells(record) for record in records_of(form, item.data)]


def digest(rows: list[list[Cell]]) -> str:
    """A short name for what an item's rows show: 12 hexadecimal digits.

    It goes into the file, so that on the way back a row that nobody touched is known at once.
    Whole numbers have to be given as they come back from a file, with a fraction of nought.
    """
    try:
        return blake2b(dumps(rows, 0), digest_size=6).hexdigest()
    except ValueError:  # a day, which no cell held when the file was written
        return ""


def as_read(row: list[Cell]) -> list[Cell]:
    """The cells of a row as they come back from a file."""
    return [float(cell) if cell.__class__ is int else cell for cell in row]
