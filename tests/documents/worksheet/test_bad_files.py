"""Files that are no worksheet, or that would harm whoever opens them: each a clear answer."""

import struct
import tracemalloc
from io import BytesIO
from time import process_time
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.documents.worksheet import Refused, open_workbook, read_worksheet
from selaras.documents.worksheet.container import LARGEST_CONTENT
from tests.documents.worksheet.workbooks import EXAMPLE, KNOWLEDGE, changed, written

CONTENT = written(EXAMPLE, ["missions"])


def _reason(content: bytes) -> str:
    with pytest.raises(Refused) as found:
        read_worksheet(open_workbook(content), EXAMPLE, KNOWLEDGE)
    (remark,) = found.value.remarks
    assert remark.message.en
    assert remark.message.en != remark.message.id
    return remark.code


def _is_answered(content: bytes) -> bool:
    """Whether it is read or refused with a reason; anything else is raised."""
    try:
        read_worksheet(open_workbook(content), EXAMPLE, KNOWLEDGE)
    except Refused as refused:
        return bool(refused.remarks)
    return True


def _zip(**members: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def _with(name: str, data: bytes, content: bytes = CONTENT) -> bytes:
    """The worksheet with one member put in or replaced."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data)
    return buffer.getvalue()


def _word() -> bytes:
    buffer = BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def _workbook(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    for address, value in cells.items():
        book.active[address] = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1000

KINDS = {
    "empty": b"",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "text": b"kunci,nama\r\nsuper-apps,Super Apps\r\n",
    "web-page": b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>",
    "old-excel": OLE,
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "unknown-kind": b"\x89PNG\r\n\x1a\n\0\0\0",
    "word": _word(),
    "presentation": _zip(**{"[Content_Types].xml": b"<Types/>", "ppt__presentation.xml": b"<p/>"}),
    "opendocument": _zip(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<o/>"}
    ),
    "binary-excel": _zip(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"\0"}),
    "other-archive": _zip(**{"foto.jpg": b"\xff\xd8"}),
    "macros": _with("xl/vbaProject.bin", OLE),
    "broken": CONTENT[: len(CONTENT) // 2],
    "too-large": b"PK\x03\x04" + b"\0" * 21 * 1024 * 1024,
    "no-identity": _workbook(A1="Program", B1="Pagu"),
}


@pytest.mark.parametrize("code", KINDS)
def test_what_is_no_worksheet_is_told_apart_by_its_content(code: str) -> None:
    assert _reason(KINDS[code]) == code


def test_a_macro_workbook_is_known_by_its_type_too() -> None:
    with ZipFile(BytesIO(CONTENT)) as archive:
        types = archive.read("[Content_Types].xml")
    enabled = types.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert _reason(_with("[Content_Types].xml", enabled)) == "macros"


def test_a_damaged_member_is_refused() -> None:
    assert _reason(_with("xl/workbook.xml", b"<workbook><sheets>")) == "broken"


def test_declared_entities_are_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'
    assert _reason(_with("xl/sharedStrings.xml", laughs)) == "broken"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_declared_entities_are_refused_in_wide_letters_too(encoding: str) -> None:
    laughs = '\ufeff<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'
    assert _reason(_with("xl/styles.xml", laughs.encode(encoding))) == "broken"


@pytest.mark.parametrize("encoding", [b"foo", b"big5"])
def test_an_encoding_that_nobody_knows_is_answered(encoding: bytes) -> None:
    styles = b'<?xml version="1.0" encoding="' + encoding + b'"?><styleSheet/>'
    assert _is_answered(_with("xl/styles.xml", styles))


@pytest.mark.parametrize(
    "cells",
    [
        b"<c " * 700_000,
        b'<c r="A1"><x>' * 200_000,
        b"<c " + b't="s" ' * 350_000,
        b'<c r="A1" ' + b" " * 400 + b't="s"><v>0</v></c>',
        b"<!-- " + b'<c r="A1" s="1">' * 150_000 + b" -->",
    ],
    ids=["without end", "open", "one long tag", "far attribute", "in a comment"],
)
def test_cells_that_never_end_are_answered(cells: bytes) -> None:
    """Patterns that looked on from each cell to the end would compute for many minutes."""
    sheet = b'<worksheet xmlns="x"><sheetData>' + cells + b"</sheetData></worksheet>"
    content = _with("xl/worksheets/sheet2.xml", sheet)
    start = process_time()
    assert _is_answered(content)
    assert process_time() - start < 20


def _most_held(content: bytes, code: str) -> int:
    """Bytes held at the most while the file is refused for this reason."""
    tracemalloc.start()
    try:
        assert _reason(content) == code
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_zip_bomb_is_refused_by_its_directory_without_opening_it() -> None:
    bomb = _with("xl/media/image1.xml", b"\0" * 200 * 1024 * 1024)
    assert len(bomb) < 1024 * 1024
    assert _most_held(bomb, "bomb") < 2 * 1024 * 1024


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    bomb = _with("xl/zzz.xml", b"\0" * 300 * 1024 * 1024)
    real, told = (struct.pack("<L", size) for size in (300 * 1024 * 1024, 1000))
    assert bomb.count(real) >= 2
    assert _most_held(bomb.replace(real, told), "bomb") < 2.5 * LARGEST_CONTENT


def test_a_hundred_thousand_rows_are_refused_before_they_are_read() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 100_001)
    )
    sheet = b'<worksheet xmlns="x"><sheetData>' + rows + b"</sheetData></worksheet>"
    content = _with("xl/worksheets/sheet2.xml", sheet)
    assert _most_held(content, "too-many-rows") < 8 * len(sheet)


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b"<row r='1'><c s='1' r='A99999'><v>1</v></c></row>",
        b'<row r="1"><x:c r = "zzz1"><v>1</v></x:c></row>',
        b'<row r="1">' + b"<c><v>1</v></c>" * 20_000 + b"</row>",
    ],
    ids=["corner", "last row", "other quotes", "prefixed", "without addresses"],
)
def test_one_cell_far_out_is_refused(cells: bytes) -> None:
    sheet = b'<worksheet xmlns="x" xmlns:x="x"><sheetData>' + cells + b"</sheetData></worksheet>"
    assert _reason(_with("xl/worksheets/sheet2.xml", sheet)) == "too-many-rows"


def test_one_long_text_in_many_cells_is_refused() -> None:
    strings = b'<sst xmlns="x"><si><t>' + b"a" * 1_000_000 + b"</t></si></sst>"
    cells = b"".join(b'<c r="%c%d" t="s"><v>0</v></c>' % (65 + n % 20, n) for n in range(1, 9000))
    sheet = (
        b'<worksheet xmlns="x"><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"
    )
    content = _with("xl/sharedStrings.xml", strings, _with("xl/worksheets/sheet2.xml", sheet))
    assert _reason(content) == "too-much-text"


def test_a_damaged_identity_is_told() -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["Selaras"]["B3"] = "entah"

    assert _reason(changed(CONTENT, spoil)) == "no-identity"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=40))
def test_any_damage_is_answered(place: int, put: bytes) -> None:
    content = CONTENT[:place] + put + CONTENT[place + len(put) :]
    assert _is_answered(content)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_damage_inside_is_answered(data: st.DataObject) -> None:
    with ZipFile(BytesIO(CONTENT)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/")]
        name = data.draw(st.sampled_from(names))
        member = archive.read(name)
    place = data.draw(st.integers(0, len(member) - 1))
    put = data.draw(st.binary(min_size=1, max_size=20))
    spoilt = _with(name, member[:place] + put + member[place + len(put) :])
    assert _is_answered(spoilt)


def test_a_stored_member_is_read_and_a_strange_packing_refused() -> None:
    buffer = BytesIO()
    with ZipFile(BytesIO(CONTENT)) as old, ZipFile(buffer, "w") as new:
        for each in old.namelist():
            new.writestr(each, old.read(each))
    assert open_workbook(buffer.getvalue()).identity is not None
    with ZipFile(BytesIO(CONTENT)) as old, ZipFile(packed := BytesIO(), "w", ZIP_LZMA) as new:
        for each in old.namelist():
            new.writestr(each, old.read(each))
    assert _reason(packed.getvalue()) == "broken"
