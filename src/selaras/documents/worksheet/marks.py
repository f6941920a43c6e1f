"""Cells that do not simply hold what they show: formulas, errors, percentages, merged ranges.

The library that reads cells tells their values only. A look into the XML is needed where a file
has such cells at all, which few have.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

from selaras.documents.worksheet.container import Container

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENT_FORMATS = {"9", "10"}
"""Numbers of the formats `0%` and `0.00%`, which every spreadsheet knows."""

# A cell reaches to the next one: looking for its end would look through the whole file from each
# cell that has none.
_CELL = re.compile(rb"<(?:[\w.-]{1,60}:)?c\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""\b([rst])\s*=\s*["']([^"']*)["']""")
_MAY_CALCULATE = re.compile(rb"f(?=>)")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")


@dataclass(frozen=True, slots=True)
class Marks:
    """Places as (row, column), both from 0."""

    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class MarkedSheets:
    """The marks of the sheets of a file, found when asked for."""

    container: Container
    _found: dict[str, Marks] = field(default_factory=dict)

    def of(self, title: str) -> Marks:
        """The marks of the sheet with that name."""
        if title not in self._found:
            data = self.container.members.get(self._paths.get(title, ""), b"")
            self._found[title] = _marks(data, self._percent_styles)
        return self._found[title]

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return _paths(self.container.members)

    @cached_property
    def _percent_styles(self) -> frozenset[str]:
        return _percent_styles(self.container.members)


def _marks(sheet: bytes, percent_styles: frozenset[str]) -> Marks:
    if not percent_styles and not _MAY_CALCULATE.search(sheet) and b'"e"' not in sheet:
        return Marks()
    places: Mapping[str, set[tuple[int, int]]] = {"f": set(), "e": set(), "%": set()}
    cells = list(_CELL.finditer(sheet))
    ends = [*(cell.start() for cell in cells[1:]), len(sheet)]
    for found, end in zip(cells, ends, strict=False):
        attributes = {
            name.decode(): value.decode("utf-8", "replace")
            for name, value in _ATTRIBUTE.findall(found[1])
        }
        place = _place(attributes.get("r", ""))
        if place is None:
            continue
        if not found[1].endswith(b"/") and _FORMULA.search(sheet, found.end(), end):
            places["f"].add(place)
        if attributes.get("t") == "e":
            places["e"].add(place)
        if attributes.get("s") in percent_styles:
            places["%"].add(place)
    return Marks(*(frozenset(places[name]) for name in "fe%"))


def _place(address: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([A-Za-z]{1,3})([0-9]{1,7})", address)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _percent_styles(members: Mapping[str, bytes]) -> frozenset[str]:
    """Numbers of the cell styles that show a percentage."""
    root = _parsed(members.get("xl/styles.xml", b""))
    if root is None:
        return frozenset()
    own = {
        each.get("numFmtId", "")
        for each in root.iterfind("{*}numFmts/{*}numFmt")
        if "%" in each.get("formatCode", "")
    }
    styles = root.iterfind("{*}cellXfs/{*}xf")
    wanted = own | _PERCENT_FORMATS
    return frozenset(
        str(number) for number, style in enumerate(styles) if style.get("numFmtId") in wanted
    )


def _paths(members: Mapping[str, bytes]) -> dict[str, str]:
    """Where the cells of each sheet stand, by the sheet's name."""
    book = _parsed(members.get("xl/workbook.xml", b""))
    relations = _parsed(members.get("xl/_rels/workbook.xml.rels", b""))
    if book is None or relations is None:
        return {}
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[sheet.get("name", "")] = path
    return found


def _parsed(content: bytes) -> ElementTree.Element | None:
    try:
        # The container has refused every file that declares entities.
        return ElementTree.fromstring(content)  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError):
        # The last two: an encoding that nobody knows.
        return None
