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

from selaras.core.text import Text
from selaras.web.answers.refusals import Refused

T = TypeVar("T")

LARGEST: Final = 25_000_000
"""Bytes of one file."""

MOST_UNPACKED: Final = 200_000_000
"""Bytes that an Office file may hold when unpacked."""

MOST_ENTRIES: Final = 5_000
MOST_PIXELS: Final = 50_000_000
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

EMPTY = Text(
    id="Berkas ini kosong. Buka berkasnya di komputer Anda, pastikan ada isinya, lalu pilih lagi.",
    en="This file is empty. Open it on your computer, make sure it holds something, and choose it "
    "again.",
)
TOO_LARGE = Text(
    id=f"Berkas lebih besar dari {LARGEST // 1_000_000} MB dan tidak disimpan. Perkecil gambar di "
    "dalamnya, kirim bagian yang membuktikan saja, atau beri tautan.",
    en=f"The file is larger than {LARGEST // 1_000_000} MB and was not kept. Make the pictures in "
    "it smaller, send only the part that proves it, or give a link.",
)
PROGRAM = Text(
    id="Berkas ini sebuah program komputer, apa pun namanya, dan tidak disimpan. Unggah dokumennya "
    "sebagai PDF, Word, Excel, PowerPoint, atau gambar.",
    en="This file is a computer program, whatever its name says, and was not kept. Upload the "
    "document as PDF, Word, Excel, PowerPoint or a picture.",
)
UNKNOWN = Text(
    id="Isi berkas ini bukan PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), atau gambar "
    "(JPEG, PNG, WebP), apa pun namanya. Simpan ulang sebagai salah satunya, lalu pilih lagi.",
    en="What is in this file is no PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx) or picture "
    "(JPEG, PNG, WebP), whatever its name says. Save it as one of these and choose it again.",
)
LOCKED = Text(
    id="PDF ini dikunci dengan kata sandi, sehingga asesor tidak dapat membacanya. Simpan salinan "
    "tanpa kata sandi, lalu unggah salinan itu.",
    en="This PDF is locked with a password, so assessors could not read it. Save a copy without "
    "password and upload that copy.",
)
BROKEN_PDF = Text(
    id="PDF ini rusak atau terpotong dan tidak dapat dibuka. Buka di komputer Anda, simpan atau "
    "cetak ulang sebagai PDF, lalu pilih lagi.",
    en="This PDF is broken or cut off and cannot be opened. Open it on your computer, save or "
    "print it as PDF again, and choose it again.",
)
NO_PAGES = Text(
    id="PDF ini tidak memuat satu halaman pun. Periksa berkasnya, lalu unggah yang ada isinya.",
    en="This PDF has not a single page. Check the file and upload one that holds something.",
)
BLANK_PDF = Text(
    id="Halaman PDF ini kosong semua. Periksa berkasnya, lalu unggah yang ada isinya.",
    en="All pages of this PDF are blank. Check the file and upload one that holds something.",
)
OLD_OFFICE = Text(
    id="Berkas ini format Office lama (.doc, .xls, .ppt) atau dikunci dengan kata sandi. Simpan "
    "ulang tanpa kata sandi sebagai .docx, .xlsx, .pptx, atau PDF.",
    en="This file is in an old Office format (.doc, .xls, .ppt) or locked with a password. Save it "
    "without password as .docx, .xlsx, .pptx or PDF.",
)
BROKEN_OFFICE = Text(
    id="Berkas Office ini rusak atau terpotong. Buka di komputer Anda, simpan ulang, lalu pilih "
    "lagi.",
    en="This Office file is broken or cut off. Open it on your computer, save it again, and choose "
    "it again.",
)
BOMB = Text(
    id=f"Isi berkas ini mengembang menjadi lebih dari {MOST_UNPACKED // 1_000_000} MB ketika "
    "dibuka, sehingga ditolak dan tidak disimpan. Simpan ulang sebagai PDF.",
    en=f"What is in this file grows to more than {MOST_UNPACKED // 1_000_000} MB when opened, so "
    "it was refused and not kept. Save it as PDF.",
)
MACROS = Text(
    id="Berkas ini memuat makro, yaitu program di dalam dokumen. Simpan ulang tanpa makro sebagai "
    ".docx, .xlsx, .pptx, atau PDF.",
    en="This file holds macros: programs inside a document. Save it without macros as .docx, "
    ".xlsx, .pptx or PDF.",
)
BROKEN_IMAGE = Text(
    id="Gambar ini rusak atau terpotong. Ambil atau simpan ulang, lalu pilih lagi.",
    en="This picture is broken or cut off. Take or save it again, and choose it again.",
)
WIDE_IMAGE = Text(
    id=f"Gambar ini lebih dari {MOST_PIXELS // 1_000_000} juta piksel. Perkecil dahulu.",
    en=f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller.",
)


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
        raise Refused(EMPTY)
    if len(content) > LARGEST:
        raise Refused(TOO_LARGE)
    if content.startswith(_PROGRAMS):
        raise Refused(PROGRAM)
    kind, ending = _kind(content)
    return Checked(kind, ending, sha256(content).hexdigest(), content)


def _kind(content: bytes) -> tuple[str, str]:
    if content[:64].lstrip(_SPACE).startswith(b"%PDF-"):
        _refuse_pdf(content)
        return "pdf", "pdf"
    if content.startswith(_OLD_OFFICE):
        raise Refused(OLD_OFFICE)
    if content.startswith(b"PK"):
        kind = _office(content)
        return kind, kind
    return "image", _image(content)


def _refuse_pdf(content: bytes) -> None:
    reader = _readable(lambda: PdfReader(BytesIO(content)))
    if reader.is_encrypted:
        raise Refused(LOCKED)
    pages = _readable(lambda: len(reader.pages))
    if not pages:
        raise Refused(NO_PAGES)
    looked_at = min(pages, _LOOKED_AT)
    blank = _readable(lambda: not any(_printed(reader, each) for each in range(looked_at)))
    if blank and pages <= _LOOKED_AT:
        raise Refused(BLANK_PDF)


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
        raise Refused(BROKEN_PDF) from None
    except (AssertionError, ArithmeticError, OSError, RecursionError, NotImplementedError):
        raise Refused(BROKEN_PDF) from None


def _office(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _office_kind(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise Refused(BROKEN_OFFICE) from None


def _office_kind(archive: ZipFile) -> str:
    entries = archive.infolist()
    names = {each.filename for each in entries}
    kind = next((kind for name, kind in _OFFICE.items() if name in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        raise Refused(UNKNOWN)
    if any(each.flag_bits & 1 for each in entries):
        raise Refused(OLD_OFFICE)
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > MOST_UNPACKED:
        raise Refused(BOMB)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(MACROS)
    unpacked = 0
    for each in entries:
        with archive.open(each) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED:
                    raise Refused(BOMB)
    return kind


def _image(content: bytes) -> str:
    try:
        with warnings.catch_warnings():
            # Our own bound is lower than the one that only warns.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_IMAGES) as image:
                ending = {"JPEG": "jpg", "PNG": "png"}.get(image.format or "", "webp")
                if image.width * image.height > MOST_PIXELS:
                    raise Refused(WIDE_IMAGE)
                image.verify()
            with Image.open(BytesIO(content), formats=_IMAGES) as image:
                # A photograph is read at an eighth of its size: enough to see that it is whole.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
    except UnidentifiedImageError:
        raise Refused(UNKNOWN) from None
    except Image.DecompressionBombError:
        raise Refused(WIDE_IMAGE) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused(BROKEN_IMAGE) from None
    return ending
