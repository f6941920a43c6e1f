"""What the cells hold for the items of a plan, as writing and reading both need it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selaras.core.plan import PARTS, Masterplan
from selaras.core.plan.shape import OWN
from selaras.core.text import Language
from selaras.documents.worksheet.columns import Cell, Column, Record, getter
from selaras.documents.worksheet.forms import Form, table_years
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.tables import records_of

Only = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class ItemData:
    """An item with its JSON data."""

    key: str
    label: str
    data: Record


def items_of(plan: Masterplan, part: str, labels: Labels, only: Only | None) -> list[ItemData]:
    """The items of a part in their order, those named in `only` where it names the part at all."""
    if part == OWN:
        data = plan.model_dump(mode="json", exclude_defaults=True, exclude={*PARTS})
        return [ItemData(plan.key, plan.title.in_(labels.language), data)]
    wanted = only.get(part) if only is not None else None
    shown = labels.items(part).labels
    return [
        ItemData(item.key, shown[item.key], item.model_dump(mode="json", exclude_defaults=True))
        for item in plan.items(part)
        if wanted is None or item.key in wanted
    ]


def years_of(plan: Masterplan, items: Iterable[ItemData]) -> list[int]:
    """The years of the plan and every other year that the items' tables hold."""
    return sorted({*plan.period.years, *table_years(item.data for item in items)})


def cells_of(columns: Iterable[Column], language: Language) -> Callable[[Record], list[Cell]]:
    """The cells of a record in the order of the columns, as a function quick to call often."""
    getters = [getter(column, language) for column in columns]
    return lambda record: [get(record) for get in getters]


def table_rows(
    form: Form, item: ItemData, cells: Callable[[Record], list[Cell]]
) -> list[list[Cell]]:
    """The rows of an item on the sheet of one of its tables, without the item itself."""
    records = records_of(form, item.data)
    if form.layout == "years":
        return [cells(record) for record in records]
    return [[number, *cells(record)] for number, record in enumerate(records, 1)]


def sheet_rows(form: Form, items: Iterable[ItemData], language: Language) -> Iterator[list[Any]]:
    """Every row of a sheet below its heads."""
    cells = cells_of(form.columns, language)
    if form.layout == "items":
        for item in items:
            yield [item.key, *cells(item.data)]
        return
    for item in items:
        for row in table_rows(form, item, cells):
            yield [item.label, *row]
