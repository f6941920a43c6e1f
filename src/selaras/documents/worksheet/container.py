"""Looks into a file before anything else opens it: is it a workbook, and is it harmless?

The sizes in the directory of a zip are checked first and then not believed: every member is
inflated here once, up to a limit, before a library that believes them sees the file.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from selaras.documents.worksheet.remarks import refused

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file as it is uploaded."""

LARGEST_CONTENT = 100 * 1024 * 1024
"""Bytes of everything in it when inflated."""

LARGEST_TEXT = 200 * 1024 * 1024
"""Bytes of all texts when each cell that refers to a shared one has its own."""

MOST_MEMBERS = 2_000
MOST_ROWS = 9_999
MOST_COLUMNS = 702
"""The last column is ZZ."""

MOST_CELLS = 1_000_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = b"<!DOCTYPE"
"""What begins the declaration of entities, where a letter is one byte."""

_WIDE_DOCTYPES = tuple(_DOCTYPE.decode().encode(code) for code in ("utf-16-le", "utf-16-be"))
_WIDE_BEGINNINGS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a text begins that the XML reader takes for one of two bytes a letter."""

_TOO_FAR = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{3}|[A-Za-z]*0*[1-9][0-9]{4})""")
_NOT_PLAIN = re.compile(rb'<c(?! r="[A-Z]{1,2}[0-9]{1,4}"[^>]{0,280}>)')
"""A cell that is far out, or not written as spreadsheets write it: briefly, its address first."""

# Looks for colons first, which are few: for `:c` it would look at every byte.
_COLON_CELL = re.compile(rb":(?=c[\s/>])")
_PREFIXED = re.compile(rb"<[\w.-]+:c[\s/>]")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
# Attributes of a cell are short. No pattern may look further than the next tag: a file that is
# no XML at all would make it look through the rest of the file from each of its cells.
_CELL_WITH_ADDRESS = re.compile(rb"<(?:[\w.-]{1,60}:)?c\s[^<>]{0,300}?\br\s{0,9}=")
_LONG_CELL = re.compile(rb"<(?:[\w.-]{1,60}:)?c\s[^<>]{300}")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_SHARED = re.compile(
    rb"""<(?:[\w.-]{1,60}:)?c\s[^<>]{0,300}?\bt\s{0,9}=\s{0,9}["']s["'][^<>]{0,300}>\s*"""
    rb"""<(?:[\w.-]{1,60}:)?v>\s*([0-9]{1,9})"""
)


@dataclass(frozen=True, slots=True)
class Container:
    """The members of an Office file by name, all inflated."""

    members: dict[str, bytes]

    @property
    def sheets(self) -> dict[str, bytes]:
        """Members that hold cells."""
        return {name: data for name, data in self.members.items() if b"sheetData" in data}

    def as_checked(self) -> BytesIO:
        """The file made again from what was looked at, so that nothing else is read."""
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            for name, data in self.members.items():
                if name.lower().endswith((".xml", ".rels")):
                    archive.writestr(ZipInfo(name), data)
        buffer.seek(0)
        return buffer


def open_workbook_file(content: bytes) -> Container:
    """The members of an .xlsx file; raises Refused for anything else, and for what would harm."""
    container = open_office_file(content)
    _only_workbooks(container.members)
    sheets = container.sheets
    for data in sheets.values():
        _within_bounds(data)
    _texts_within_bounds(container.members, sheets)
    return container


def open_office_file(content: bytes) -> Container:
    """The members of a zip of XML (.xlsx, .docx); raises Refused for anything else."""
    if not content:
        raise refused("empty")
    if len(content) > LARGEST_FILE:
        raise refused("too-large", limit=LARGEST_FILE // 1024 // 1024)
    if not content.startswith(b"PK\x03\x04"):
        raise refused(_kind_of(content))
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise refused("broken") from error
    members = _inflated(content, listed)
    if any(map(_declares, members.values())):
        raise refused("broken")
    return Container(members)


def _declares(data: bytes) -> bool:
    """Whether it may declare entities."""
    wide = data.startswith(_WIDE_BEGINNINGS)
    return any(mark in data for mark in (_WIDE_DOCTYPES if wide else (_DOCTYPE,)))


def _inflated(content: bytes, listed: list[ZipInfo]) -> dict[str, bytes]:
    stated = sum(each.file_size for each in listed)
    if stated > LARGEST_CONTENT or len(listed) > MOST_MEMBERS:
        raise refused("bomb", limit=LARGEST_CONTENT // 1024 // 1024)
    members: dict[str, bytes] = {}
    left = LARGEST_CONTENT
    for each in listed:
        if each.flag_bits & 0x1:
            raise refused("encrypted")
        data = _inflate(content, each, left)
        left -= len(data)
        if left < 0:
            raise refused("bomb", limit=LARGEST_CONTENT // 1024 // 1024)
        if len(data) != each.file_size or each.filename in members:
            raise refused("broken")
        members[each.filename] = data
    return members


def _inflate(content: bytes, member: ZipInfo, most: int) -> bytes:
    """What really is in a member, one byte more than `most` at the most."""
    header = content[member.header_offset : member.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise refused("broken")
    start = member.header_offset + 30
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = content[start : start + member.compress_size]
    if member.compress_type == 0:
        return packed
    if member.compress_type != 8:
        raise refused("broken")
    try:
        return zlib.decompressobj(-15).decompress(packed, most + 1)
    except zlib.error as error:
        raise refused("broken") from error


def _kind_of(content: bytes) -> str:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in content else "old-excel"
    if head.startswith(b"%pdf"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        return "web-page"
    if head.startswith(b"{\\rtf"):
        return "word"
    return "unknown-kind" if b"\0" in content[:4096] else "text"


def _only_workbooks(members: dict[str, bytes]) -> None:
    types = members.get("[Content_Types].xml", b"")
    names = {name.lower() for name in members}
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise refused("macros")
    if b"macroenabled" in types.lower():
        raise refused("macros")
    if "xl/workbook.bin" in names:
        raise refused("binary-excel")
    if any(name.startswith("word/") for name in names):
        raise refused("word")
    if any(name.startswith("ppt/") for name in names):
        raise refused("presentation")
    if "mimetype" in names and "content.xml" in names:
        raise refused("opendocument")
    if not types or not any(name.startswith("xl/") for name in names):
        raise refused("other-archive")


def _within_bounds(sheet: bytes) -> None:
    """A cell far out makes the library hold every cell up to it, so addresses are looked at.

    Files as spreadsheets write them take the quick way; others are read word by word.
    """
    start, end = sheet.find(b"sheetData"), sheet.rfind(b"sheetData")
    far = len(sheet) > MOST_CELLS * 10 and len(_CELL.findall(sheet)) > MOST_CELLS
    if _NOT_PLAIN.search(sheet, start, end) or _has_prefixes(sheet, start, end):
        if _LONG_CELL.search(sheet):
            raise refused("broken")
        cells = len(_CELL.findall(sheet))
        without = cells - len(_CELL_WITH_ADDRESS.findall(sheet))
        far = far or without > MOST_COLUMNS or _TOO_FAR.search(sheet) is not None
        far = far or len(_ROW.findall(sheet)) > MOST_ROWS
    if far:
        raise refused("too-many-rows", rows=MOST_ROWS, columns=MOST_COLUMNS)


def _has_prefixes(sheet: bytes, start: int, end: int) -> bool:
    if _COLON_CELL.search(sheet, start, end) is None:
        return False
    return _PREFIXED.search(sheet, start, end) is not None


def _texts_within_bounds(members: dict[str, bytes], sheets: dict[str, bytes]) -> None:
    """One long shared text that many cells refer to would be copied for each of them."""
    shared = [data for name, data in members.items() if name.lower().endswith("sharedstrings.xml")]
    lengths = [len(text) for data in shared for text in data.split(b"<si")[1:]]
    if max(lengths, default=0) * sum(map(len, sheets.values())) // 20 <= LARGEST_TEXT:
        return
    total = 0
    for data in sheets.values():
        for found in _SHARED.finditer(data):
            place = int(found[1])
            total += lengths[place] if place < len(lengths) else 0
            if total > LARGEST_TEXT:
                raise refused("too-much-text")
