"""What people changed in a worksheet, item by item and field by field.

A cell that still shows what it showed when the file was written leaves its value as it was, to
the last digit. So a file that nobody touched changes nothing, and what no cell can show is safe.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.plan.shape import OWN
from selaras.documents.worksheet.aligning import OTHER_SHEETS, Aligning
from selaras.documents.worksheet.drafts import Draft
from selaras.documents.worksheet.item_rows import ItemRows
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.opening import Workbook
from selaras.documents.worksheet.remarks import Remark, refused
from selaras.documents.worksheet.table_rows import read_table
from selaras.documents.worksheet.version import Identity


@dataclass(frozen=True, slots=True)
class Row:
    """An item that the worksheet would change, or that something is wrong with.

    `key` is empty for a new item (and for the plan itself, whose `part` is empty too); `row` is
    None where only rows of its tables were touched. `data` holds exact JSON data of every field
    that has another value now, None for an emptied one; of a new item all fields, with its key
    only where the programme fixes what it may be. A field with a problem is not in it, and a new
    item with any problem has none.
    """

    part: str
    key: str
    name: str
    sheet: str
    row: int | None
    data: Mapping[str, Any]
    problems: tuple[Remark, ...]

    @property
    def is_new(self) -> bool:
        """Whether the item is not in the plan."""
        return not self.key and self.part != OWN


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a worksheet says.

    `gone` are keys whose rows were deleted, by part; `unchanged` counts items that are as they
    were. `problems` belong to no single item: rows and sheets that were not read. `notes` tell
    what was understood in a way that people should know of.
    """

    identity: Identity
    rows: tuple[Row, ...]
    gone: Mapping[str, tuple[str, ...]]
    unchanged: int
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]


def read_worksheet(workbook: Workbook, base: Masterplan, knowledge: Knowledge) -> Reading:
    """What the workbook changes of `base`, the plan at the revision the workbook names.

    Whether it is that plan, and whether its reader may change it, is for the caller to ask
    beforehand (`workbook.identity`). Raises Refused for a file that Selaras did not write.
    """
    identity = workbook.identity
    if identity is None:
        raise refused("no-identity")
    aligning = Aligning(identity, Labels(base, knowledge, identity.language))
    for page in workbook.pages(without=OTHER_SHEETS):
        aligning.add(page)
    aligning.close()
    parts = [_part(part, aligning, base) for part in identity.keys]
    rows = tuple(row for items in parts for row in _rows(items))
    gone = {items.part: keys for items in parts if (keys := items.gone())}
    touched = sum(1 for row in rows if not row.is_new) + sum(map(len, gone.values()))
    return Reading(
        identity,
        rows,
        gone,
        sum(len(items.known) for items in parts) - touched,
        (*aligning.problems, *(found for items in parts for found in items.problems)),
        (*aligning.notes, *(found for items in parts for found in items.notes)),
    )


def _part(part: str, aligning: Aligning, base: Masterplan) -> ItemRows:
    items = ItemRows(part, aligning, base)
    sheets = [each for each in aligning.found.values() if each.form.part == part]
    for sheet in sheets:
        if sheet.form.layout == "items":
            items.read(sheet)
    for sheet in sheets:
        if sheet.form.layout != "items":
            read_table(sheet, items)
    return items


def _rows(items: ItemRows) -> Iterator[Row]:
    """Items with changes or problems, in the order of the plan, new ones last."""
    known = [items.drafts[key] for key in items.known if key in items.drafts]
    for draft in (*known, *items.new):
        data = draft.changes()
        if data or draft.problems:
            spot = draft.spot
            sheet, row = (spot.sheet.page.title, spot.row) if spot else ("", None)
            name = _name(items, draft)
            yield Row(items.part, draft.key, name, sheet, row, data, tuple(draft.problems))


def _name(items: ItemRows, draft: Draft) -> str:
    labels = items.labels
    if draft.key:
        return labels.items(items.part).label(draft.key)
    if items.part == OWN:
        return labels.plan.title.in_(labels.language)
    named = draft.data.get(labels.knowledge.words(items.part).names_item)
    if isinstance(named, dict):
        named = named.get(labels.language) or named.get("id")
    return str(named or "")
