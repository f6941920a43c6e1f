"""Rows that stand for one item each, compared with what they showed when they were written."""

from typing import Any

from selaras.core.plan import Masterplan
from selaras.core.plan.shape import OWN, Kind
from selaras.core.text.parsing import NumberProblem
from selaras.documents.worksheet.aligning import Aligned, Aligning, address
from selaras.documents.worksheet.cells import is_empty, plain_number, value_of
from selaras.documents.worksheet.columns import Cell, Record
from selaras.documents.worksheet.drafts import Draft, Spot
from selaras.documents.worksheet.labels import folded
from selaras.documents.worksheet.remarks import Remark, sentence
from selaras.documents.worksheet.rows import ItemData, cells_of, digest, items_of


class ItemRows:
    """Everything that the sheets of one part say; `known` are the items that were written."""

    def __init__(self, part: str, aligning: Aligning, base: Masterplan) -> None:
        self.part = part
        self.labels = aligning.labels
        self.language = aligning.labels.language
        self.identity = aligning.identity
        self.title = aligning.identity.sheets.get(part, "")
        self.base = {item.key for item in base.items(part)} if part != OWN else {base.key}
        written = {part: frozenset(aligning.identity.keys[part])}
        found = items_of(base, part, self.labels, written)
        self.known: dict[str, ItemData] = {item.key: item for item in found}
        self.drafts: dict[str, Draft] = {}
        self.new: list[Draft] = []
        self.names: dict[str, Draft | None] = {}
        self.seen: dict[str, int] = {}
        self.was_read = False
        self.problems: list[Remark] = []
        self.notes: list[Remark] = []

    def gone(self) -> tuple[str, ...]:
        """Keys that were written and have no row now; none where the whole sheet is gone."""
        if self.part == OWN or not self.was_read:
            return ()
        return tuple(key for key in self.known if key not in self.seen)

    def draft(self, item: ItemData, spot: Spot | None) -> Draft:
        """The draft of a known item."""
        if item.key not in self.drafts:
            key = "" if self.part == OWN else item.key
            self.drafts[item.key] = Draft(self.part, key, item.data, spot)
        return self.drafts[item.key]

    def read(self, sheet: Aligned) -> None:
        """Take over every row of the sheet of items."""
        self.was_read = True
        cells = cells_of(sheet.form.columns, self.language)
        place = sheet.leading[0]
        assert place is not None
        written = self.digests(sheet)
        blank: list[Cell] = [""] * len(sheet.form.columns)
        for number, row in sheet.rows():
            key = _key(row[place])
            item = self.known.get(key)
            if number in sheet.merged:
                self.seen.setdefault(key, number)
                self.problem("merged", sheet, number, range=sheet.merged[number])
            elif item is None or key in self.seen:
                self._not_known(sheet, number, key, row)
            else:
                self.seen[key] = number
                if digest([sheet.taken(row, blank)]) == written.get(key):
                    continue
                expected = cells(item.data)
                found = sheet.taken(row, expected)
                if found != expected:
                    draft = self.draft(item, Spot(sheet, number))
                    self.compare(draft, draft.data, Spot(sheet, number), found, expected)

    def digests(self, sheet: Aligned) -> dict[str, str]:
        """What the rows of each item on the sheet showed when they were written."""
        found = self.identity.digests.get(sheet.form.code, ())
        return dict(zip(self.identity.keys[self.part], found, strict=False))

    def compare(
        self, draft: Draft, record: Record, spot: Spot, found: list[Cell], expected: list[Cell]
    ) -> None:
        """Take every cell that differs from what was expected into the record."""
        sheet, number = spot.sheet, spot.row
        table = sheet.form.table
        for column, place, cell, before in zip(
            sheet.form.columns, sheet.places, found, expected, strict=True
        ):
            if cell == before or (before == "" and is_empty(cell)):
                continue
            name = table[0] if table else column.field
            at = Spot(sheet, number, column)
            value = self._value(at, place, cell)
            if isinstance(value, NumberProblem):
                draft.fail(name, at, value)
            else:
                draft.touch(name, at)
                column.put(record, value)

    def problem(self, code: str, sheet: Aligned, number: int, **values: object) -> None:
        """Note a row that is not read."""
        told = sentence(code, **values).message
        cell = address(number, sheet.leading[0])
        label = sheet.heads[0].label
        self.problems.append(Remark(code, told, sheet.page.title, number, label, cell))

    def _not_known(self, sheet: Aligned, number: int, key: str, row: list[Cell]) -> None:
        """A row without a known key: a new item, unless the key says something else."""
        given = self._given_key(key)
        if self.part == OWN:
            self.problem("not-new", sheet, number)
        elif key in self.seen:
            self.problem("key-twice", sheet, number, key=key, there=self.seen[key])
        elif key and not given:
            code = "key-elsewhere" if key in self.base else "key-unknown"
            self.problem(code, sheet, number, key=key[:80])
        else:
            self._new(sheet, number, row, given)

    def _new(self, sheet: Aligned, number: int, row: list[Cell], given: str) -> None:
        blank: list[Cell] = [""] * len(sheet.form.columns)
        found = sheet.taken(row, blank)
        if all(map(is_empty, found)):
            return
        spot = Spot(sheet, number)
        draft = Draft(self.part, "", None, spot)
        if given:
            draft.data["key"] = given
            self.seen[given] = number
        self.compare(draft, draft.data, spot, found, blank)
        self.new.append(draft)
        named = draft.data.get(self.labels.knowledge.words(self.part).names_item)
        names = named.values() if isinstance(named, dict) else [named] if named else []
        for name in {folded(str(each)) for each in names}:
            self.names[name] = None if name in self.names else draft

    def _given_key(self, key: str) -> str:
        """The key that a new item may bring along, where the programme fixes which there are."""
        vocabulary = self.labels.key(self.part)
        found = vocabulary.code(key) if vocabulary and key else None
        return "" if found is None or found in self.base or found in self.seen else found

    def _value(self, at: Spot, place: int | None, cell: Cell) -> Any:
        marks, where = at.sheet.page.marks, (at.row - 1, place)
        column = at.column
        assert column is not None
        if where in marks.errors:
            return sentence("error-cell")
        if where in marks.formulas and is_empty(cell):
            return sentence("formula-without-result")
        if where in marks.percents and isinstance(cell, float):
            return sentence("percent-cell", number=plain_number(round(cell * 100, 8)))
        # A number that stayed text was written in no language that the spreadsheet knew.
        language = None if column.kind == Kind.NUMBER else self.language
        value = value_of(column, cell, language)
        if where in marks.formulas and not isinstance(value, NumberProblem):
            self.notes.append(at.noted("formula", value=shown(cell)))
        return value


def shown(cell: Cell) -> str:
    """A cell as it may stand in a sentence."""
    text = plain_number(cell) if isinstance(cell, float) else " ".join(str(cell).split())
    return text if len(text) <= 80 else text[:79] + "…"


def _key(cell: Cell) -> str:
    return plain_number(cell) if isinstance(cell, float) else str(cell).strip()
