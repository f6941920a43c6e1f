"""Writes: keep a file of others and what was said about its tables, and take rows over."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from selaras.core.plan import Edit, Masterplan, adding, data_of, replay, setting
from selaras.core.text import Text
from selaras.documents.worksheet import (
    ForeignItem,
    ForeignTable,
    Refused,
    Remark,
    foreign_tables,
    open_workbook,
)
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import Writer, give_added, given_keys
from selaras.web.drafts.keys import fresh_key
from selaras.web.plans.models import Plan
from selaras.web.plans.writing import Written, change_plan
from selaras.web.worksheets.foreign_matching import ADD, FILL, Match, filling, offers
from selaras.web.worksheets.foreign_reading import MOST_COLUMNS, MOST_ROWS, Chosen, Reader, is_total
from selaras.web.worksheets.models import ForeignFile, ForeignRow


class NotTaken(Exception):
    """A file of others, or rows of it, that cannot be taken over; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


_NO_TABLES = Text(
    id="Berkas ini tidak memuat tabel dengan kepala kolom. Pastikan tabel berupa sel atau tabel "
    "Word, bukan gambar, lalu unggah lagi.",
    en="This file holds no table with column heads. Make sure that the table consists of cells or "
    "is a Word table, not a picture, then upload it again.",
)
_OURS = Text(
    id="Ini lembar kerja yang diambil dari Selaras. Bawa kembali lewat halaman Lembar kerja Excel, "
    "supaya setiap perbedaannya terlihat.",
    en="This is a worksheet taken from Selaras. Bring it back on the page of Excel worksheets, so "
    "that you see every difference.",
)
_TOO_LONG = Text(
    id="Tabel ini memuat {rows} baris dan {columns} kolom; yang dapat dipetakan paling banyak "
    "{most_rows} baris dan {most_columns} kolom. Pecah tabel itu, misalnya per perangkat daerah, "
    "lalu unggah lagi.",
    en="This table has {rows} rows and {columns} columns; at most {most_rows} rows and "
    "{most_columns} columns can be mapped. Split it, for example by agency, then upload it again.",
)
MOST_FILES = 20
"""Files of others of one person and plan; more are not kept before some are removed."""

_KEPT_DAYS = 90
"""How long a file stays of which something was taken over."""

_TOO_MANY = Text(
    id="Di rencana ini sudah ada {most} berkas Anda, sehingga berkas ini belum disimpan. Hapus "
    "dahulu yang sudah selesai dari daftar di bawah, lalu unggah lagi.",
    en="There are already {most} files of yours in this plan, so this one was not kept. First "
    "remove those that are done from the list below, then upload it again.",
)
READ_ANEW = Text(
    id="Arti kolom berubah sejak halaman ini dibuka, mungkin di jendela lain. Periksa lagi "
    "hasilnya di bawah, lalu simpan.",
    en="The meaning of the columns changed since this page was opened, perhaps in another window. "
    "Look at the result below again, then save.",
)


def keep_foreign(
    *, plan: Plan, part: str, name: str, content: bytes, by: Viewer, at: datetime
) -> ForeignFile:
    """Keep a file whose tables are to be mapped; the same file by the same person is kept once.

    Raises documents.worksheet.Refused for what cannot be read, NotTaken where there is no table
    or where the person has too many files in the plan already.
    """
    assert by.person is not None, "only people bring files"
    tables = foreign_tables(content)
    if _is_ours(content):
        raise NotTaken(_OURS)
    if not tables:
        raise NotTaken(_NO_TABLES)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        # Held, so that two windows do not both send the last file that there is room for.
        Plan.objects.select_for_update().get(pk=plan.pk)
        files = ForeignFile.objects.filter(plan=plan, by=by.person)
        kept = files.filter(sha256=digest).first()
        if kept is None and files.count() >= MOST_FILES:
            raise NotTaken(_TOO_MANY.format(most=MOST_FILES))
        if kept is None:
            return ForeignFile.objects.create(
                plan=plan, by=by.person, sha256=digest, at=at, name=name[:200], part=part,
                content=content,
            )  # fmt: skip
        if kept.part != part:
            kept.part = part
            kept.save(update_fields=["part"])
    return kept


def forget_foreign(*, file: ForeignFile) -> None:
    """Remove a file and its rows kept aside; what was taken over of it stays in the plan."""
    file.delete()


def forget_finished(*, at: datetime) -> int:
    """Remove files of which something was taken over and that are old; returns how many."""
    old = ForeignFile.objects.filter(at__lt=at - timedelta(days=_KEPT_DAYS))
    finished = old.filter(Exists(ForeignRow.objects.filter(file=OuterRef("pk")).exclude(key="")))
    pks = list(finished.values_list("pk", flat=True))
    ForeignFile.objects.filter(pk__in=pks).delete()
    return len(pks)


def _is_ours(content: bytes) -> bool:
    try:
        return open_workbook(content).identity is not None
    except Refused:
        return False


def too_long(table: ForeignTable) -> Text | None:
    """Why a table is too large to be mapped; None for all others."""
    rows, columns = len(table.rows), len(table.heads)
    if rows <= MOST_ROWS and columns <= MOST_COLUMNS:
        return None
    return _TOO_LONG.format(
        rows=rows, columns=columns, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS
    )


def keep_reading(*, file: ForeignFile, part: str, table: int, chosen: Chosen) -> None:
    """Remember what was said about the columns of a table."""
    with transaction.atomic():
        held = ForeignFile.objects.select_for_update().defer("content").get(pk=file.pk)
        held.readings[f"{part}/{table}"] = chosen.to_json()
        held.save(update_fields=["readings"])


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose for the rows of a table, by their number.

    A choice is `add:<target>` or `fill:<target>`, with the match that the row had when the page
    was made (empty for none); all else leaves the row. `read_as` is what had been confirmed about
    the columns by then.
    """

    part: str
    number: int
    table: ForeignTable
    read_as: Chosen
    rows: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: how many rows were added or filled something.

    `held_back` are rows to be added of which somebody else made an item meanwhile.
    """

    added: int
    filled: int
    held_back: int


def take_over(*, file: ForeignFile, wish: Wish, who: Writable, by: Viewer, at: datetime) -> Taken:
    """Take the chosen rows over in one step of the history, each row once.

    Rows that are not understood are kept with their reasons. Raises NotTaken when the columns
    were given another meaning meanwhile, and whatever change_plan raises.
    """
    with transaction.atomic():
        # Its row is held, so that two windows cannot take the same row twice.
        held = ForeignFile.objects.select_for_update().defer("content").get(pk=file.pk)
        said = held.readings.get(f"{wish.part}/{wish.number}")
        if said != wish.read_as.to_json():
            raise NotTaken(READ_ANEW)
        taking = _Taking(held, wish, who)
        written = change_plan(
            plan=file.plan, what="import", make=taking.edits, by=by, role=who.role, at=at,
            note=file.name,
        )  # fmt: skip
        taking.remember(written)
        writer = Writer(who, by, at)
        for key in taking.added.values():
            if not who.may(wish.part, key):
                give_added(writer, wish.part, key)
    return Taken(len(taking.added), len(taking.filled), taking.held_back)


class _Taking:
    """Works out the edits from the plan as it is then, and remembers which row went where."""

    def __init__(self, file: ForeignFile, wish: Wish, who: Writable) -> None:
        self.file, self.wish, self.who = file, wish, who
        self.added: dict[int, str] = {}
        self.filled: dict[int, str] = {}
        self.aside: list[ForeignItem] = []
        self.held_back = 0
        self.taken = taken_rows(file, wish.part, wish.number)

    def edits(self, now: Masterplan) -> list[Edit]:
        part = self.wish.part
        there = {item.key for item in now.items(part)}
        self.taken = {row: key for row, key in self.taken.items() if key in there}
        reader = Reader(self.wish.table, part, now, load_knowledge(), "id")
        rows = [row for row in reader.rows(self.wish.read_as) if row.row not in self.taken]
        self.aside = [row for row in rows if row.problems]
        matches = offers(now, part, rows, self.who)
        given = given_keys(self.who, part)
        found: list[Edit] = []
        plan = now
        for row in rows:
            word, _, target = self.wish.rows.get(row.row, "").partition(":")
            more: tuple[Edit, ...] = ()
            if row.problems:
                continue
            if word == FILL:
                more = self._fill(plan, row, target)
            elif word == ADD:
                more = self._add(plan, row, target, matches[row.row].match, given)
            plan = replay(plan, more)
            found += more
        return found

    def _add(
        self,
        plan: Masterplan,
        row: ForeignItem,
        seen: str,
        match: Match | None,
        given: frozenset[str],
    ) -> tuple[Edit, ...]:
        part = self.wish.part
        if match is not None and match.same and match.target != seen:
            self.held_back += 1
            return ()
        key = fresh_key(part, dict(row.data), given | {item.key for item in plan.items(part)})
        self.added[row.row] = key
        return (adding(plan, part, {**row.data, "key": key}),)

    def _fill(self, plan: Masterplan, row: ForeignItem, target: str) -> tuple[Edit, ...]:
        part = self.wish.part
        key = self._key(target)
        if not key or not self._may_fill(plan, key):
            return ()
        fields = filling(data_of(plan, part, key), row.data)
        if fields:
            self.filled[row.row] = key
        return setting(plan, part, key, fields)

    def _key(self, target: str) -> str:
        """The key that a choice means: that of an item, or of what an earlier row became."""
        if not target.startswith("@"):
            return target
        row = int(target[1:]) if target[1:].isdecimal() and len(target) < 9 else 0
        return self.added.get(row) or self.filled.get(row) or self.taken.get(row, "")

    def _may_fill(self, plan: Masterplan, key: str) -> bool:
        part = self.wish.part
        mine = key in self.added.values() or self.who.may(part, key)
        return mine and any(item.key == key for item in plan.items(part))

    def remember(self, written: Written) -> None:
        """Which row went where, and which were kept aside and why."""
        about: dict[str, Any] = {
            "file": self.file, "part": self.wish.part, "table": self.wish.number
        }  # fmt: skip
        went = {**self.added, **self.filled}
        rows = ForeignRow.objects.filter(**about)
        # What an item that is gone since came from is free again.
        rows.exclude(row__in=[*self.taken, *went]).delete()
        empty: dict[str, Any] = {"step": written.step, "cells": {}, "problems": []}
        for row, key in went.items():
            ForeignRow.objects.update_or_create(**about, row=row, defaults={"key": key, **empty})
        ForeignRow.objects.bulk_create(
            [
                ForeignRow(
                    **about,
                    row=row.row,
                    cells=dict(row.cells),
                    problems=[_told(each) for each in row.problems],
                )
                for row in self.aside
                if not is_total(row.problems)
            ],
            batch_size=500,
        )


def _told(remark: Remark) -> dict[str, Any]:
    return {**remark.message.model_dump(), "column": remark.column}


def taken_rows(file: ForeignFile, part: str, table: int) -> dict[int, str]:
    """The keys that rows of a table went to, by the number of the row; one query."""
    rows = ForeignRow.objects.filter(file=file, part=part, table=table).exclude(key="")
    return dict(rows.values_list("row", "key"))
