"""The tables inside items as rows of a worksheet, and rows as the tables they came from."""

from collections.abc import Sequence
from typing import Any

from selaras.documents.worksheet.columns import Record
from selaras.documents.worksheet.forms import Form


def records_of(form: Form, item: Record) -> list[Record]:
    """The rows that an item has on the sheet of one of its tables."""
    entries: Any = item
    for name in form.table:
        entries = entries.get(name) if isinstance(entries, dict) else None
    if not entries:
        return []
    if form.layout == "years":
        return _by_group(form.group, entries)
    if isinstance(entries[0], dict) and form.columns[0].path != ("value",):
        return list(entries)
    return [{"value": entry} for entry in entries]


def put_records(form: Form, item: Record, records: Sequence[Record]) -> None:
    """Give the item the table that these rows make; what was unchanged keeps its order."""
    before = _entries(item, form.table)
    if form.layout == "years":
        entries = _by_year(form.group, records, before)
    elif form.columns[0].path == ("value",):
        entries = [record["value"] for record in records if "value" in record]
    else:
        entries = list(records)
    _put_entries(item, form.table, entries)


def _entries(item: Record, path: tuple[str, ...]) -> list[Any]:
    value: Any = item
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value or []


def _put_entries(record: Record, path: tuple[str, ...], entries: list[Any]) -> None:
    name, rest = path[0], path[1:]
    if rest:
        inner = dict(record.get(name) or {})
        _put_entries(inner, rest, entries)
        entries = inner  # type: ignore[assignment]
    if entries:
        record[name] = entries
    else:
        record.pop(name, None)


def _by_group(group: str, entries: Sequence[Record]) -> list[Record]:
    """One record for each code, with its amounts by year."""
    found: dict[str, list[Record]] = {}
    for entry in entries:
        rest = {name: value for name, value in entry.items() if name != group}
        found.setdefault(entry[group], []).append(rest)
    return [{group: code, "amounts": amounts} for code, amounts in found.items()]


def _by_year(group: str, records: Sequence[Record], before: Sequence[Record]) -> list[Record]:
    """The lines of all records; new ones follow year by year behind those that were there."""
    lines = [
        {"year": entry["year"], **_only(record, group), **entry}
        for record in records
        for entry in record.get("amounts", ())
    ]
    place: dict[tuple[Any, Any], int] = {}
    for number, line in enumerate(before):
        place.setdefault((line["year"], line[group]), number)
    last = len(before)

    def order(line: Record) -> tuple[int, int]:
        known = place.get((line["year"], line.get(group)))
        return (last, line["year"]) if known is None else (known, 0)

    return sorted(lines, key=order)


def _only(record: Record, name: str) -> Record:
    return {name: record[name]} if name in record else {}
