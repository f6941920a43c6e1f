"""What an uploaded file really is. Its name is never believed; what is doubtful is refused.

Nothing here runs, renders or stores anything of a file. Archives are unpacked in memory piece
by piece, counted and thrown away, up to a bound.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final, TypeVar
from zipfile import BadZipFile, ZipFile

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, StreamObject

from selaras.web.answers import unfit
from selaras.web.answers.refusals import Refused

T = TypeVar("T")

MOST_ENTRIES: Final = 5_000
_LOOKED_AT: Final = 20
"""Pages that are looked at for anything printed."""

_PIECE: Final = 1 << 16
_IMAGES: Final = ("JPEG", "PNG", "WEBP")
_OFFICE: Final = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa",
)
_SPACE: Final = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: what it is (`pdf`, `docx`, `xlsx`, `pptx`, `image`), the ending
    of its name, its digest, and its bytes."""

    kind: str
    ending: str
    sha256: str
    content: bytes


def check(content: bytes) -> Checked:
    """What the file is; raises Refused with the reason where it may not be kept."""
    if not content:
        raise Refused(unfit.EMPTY)
    if len(content) > unfit.LARGEST:
        raise Refused(unfit.TOO_LARGE)
    if content.startswith(_PROGRAMS):
        raise Refused(unfit.PROGRAM)
    kind, ending = _kind(content)
    return Checked(kind, ending, sha256(content).hexdigest(), content)


def _kind(content: bytes) -> tuple[str, str]:
    if content[:64].lstrip(_SPACE).startswith(b"%PDF-"):
        _refuse_pdf(content)
        return "pdf", "pdf"
    if content.startswith(_OLD_OFFICE):
        raise Refused(unfit.OLD_OFFICE)
    if content.startswith(b"PK"):
        kind = _office(content)
        return kind, kind
    return "image", _image(content)


def _refuse_pdf(content: bytes) -> None:
    reader = _readable(lambda: PdfReader(BytesIO(content)))
    if reader.is_encrypted:
        raise Refused(unfit.LOCKED)
    pages = _readable(lambda: len(reader.pages))
    if not pages:
        raise Refused(unfit.NO_PAGES)
    looked_at = min(pages, _LOOKED_AT)
    blank = _readable(lambda: not any(_printed(reader, each) for each in range(looked_at)))
    if blank and pages <= _LOOKED_AT:
        raise Refused(unfit.BLANK_PDF)


def _printed(reader: PdfReader, number: int) -> bool:
    """Whether anything is drawn on a page, without unpacking it."""
    page = reader.pages[number]
    if page.get("/Annots"):
        return True
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    streams = list(contents) if isinstance(contents, ArrayObject) else [contents]
    found = (each.get_object() for each in streams if each is not None)
    return any(isinstance(each, StreamObject) and bool(each._data) for each in found)


def _readable(read: Callable[[], T]) -> T:
    """What pypdf says; whatever a broken file makes it raise becomes one sentence."""
    try:
        return read()
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise Refused(unfit.BROKEN_PDF) from None
    except (AssertionError, ArithmeticError, OSError, RecursionError, NotImplementedError):
        raise Refused(unfit.BROKEN_PDF) from None


def _office(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _office_kind(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise Refused(unfit.BROKEN_OFFICE) from None


def _office_kind(archive: ZipFile) -> str:
    entries = archive.infolist()
    names = {each.filename for each in entries}
    kind = next((kind for name, kind in _OFFICE.items() if name in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        raise Refused(unfit.UNKNOWN)
    if any(each.flag_bits & 1 for each in entries):
        raise Refused(unfit.OLD_OFFICE)
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > unfit.MOST_UNPACKED:
        raise Refused(unfit.BOMB)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(unfit.MACROS)
    unpacked = 0
    for each in entries:
        with archive.open(each) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > unfit.MOST_UNPACKED:
                    raise Refused(unfit.BOMB)
    return kind


def _image(content: bytes) -> str:
    try:
        with warnings.catch_warnings():
            # Our own bound is lower than the one that only warns.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_IMAGES) as image:
                ending = {"JPEG": "jpg", "PNG": "png"}.get(image.format or "", "webp")
                if image.width * image.height > unfit.MOST_PIXELS:
                    raise Refused(unfit.WIDE_IMAGE)
                image.verify()
            with Image.open(BytesIO(content), formats=_IMAGES) as image:
                # A photograph is read at an eighth of its size: enough to see that it is whole.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
    except UnidentifiedImageError:
        raise Refused(unfit.UNKNOWN) from None
    except Image.DecompressionBombError:
        raise Refused(unfit.WIDE_IMAGE) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused(unfit.BROKEN_IMAGE) from None
    return ending
