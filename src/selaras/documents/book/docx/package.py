"""The parts of a Word document beside its text, and the archive that holds them all."""

import io
import zipfile
from functools import cache
from importlib.resources import files
from string import Template

from selaras.core.text import Language
from selaras.documents.book.accent import accent_of
from selaras.documents.book.book import Book
from selaras.documents.book.docx.draft import Draft
from selaras.documents.book.docx.pages import foot_part, head_part
from selaras.documents.book.docx.pictures import png_pictures
from selaras.documents.book.docx.xml import DECLARATION, FIXED_LISTS, escape

_MOMENT = (1980, 1, 1, 0, 0, 0)
_LOCALES: dict[Language, str] = {"id": "id-ID", "en": "en-GB"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def package(draft: Draft, document: str) -> bytes:
    """The archive, its parts in a fixed order and with a fixed date."""
    book = draft.book
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(book),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relations(len(draft.drawings)),
        "word/styles.xml": _filled("styles.xml", book),
        "word/settings.xml": _filled("settings.xml", book),
        "word/fontTable.xml": _filled("fonts.xml", book),
        "word/numbering.xml": _numbering(book, draft.numbered_lists),
        "word/headPortrait.xml": head_part(book, landscape=False),
        "word/headLandscape.xml": head_part(book, landscape=True),
        "word/footPortrait.xml": foot_part(book, landscape=False),
        "word/footLandscape.xml": foot_part(book, landscape=True),
    }
    for number, picture in enumerate(png_pictures(draft.drawings), start=1):
        parts[f"word/media/picture{number}.png"] = picture
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            # PNG is compressed already.
            packed = zipfile.ZIP_STORED if isinstance(content, bytes) else zipfile.ZIP_DEFLATED
            entry.compress_type = packed
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "numbering": "numbering",
        "headPortrait": "header",
        "headLandscape": "header",
        "footPortrait": "footer",
        "footLandscape": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(entries: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'
        for id, (kind, target) in entries.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        {
            "document": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "properties": (core, "docProps/core.xml"),
        }
    )


def _document_relations(pictures: int) -> str:
    entries = {
        "styles": (f"{_OFFICE}/styles", "styles.xml"),
        "settings": (f"{_OFFICE}/settings", "settings.xml"),
        "fonts": (f"{_OFFICE}/fontTable", "fontTable.xml"),
        "numbering": (f"{_OFFICE}/numbering", "numbering.xml"),
    }
    for name in ("Portrait", "Landscape"):
        entries[f"head{name}"] = (f"{_OFFICE}/header", f"head{name}.xml")
        entries[f"foot{name}"] = (f"{_OFFICE}/footer", f"foot{name}.xml")
    for number in range(1, pictures + 1):
        entries[f"picture{number}"] = (f"{_OFFICE}/image", f"media/picture{number}.png")
    return _relations(entries)


def _properties(book: Book) -> str:
    """Title, owner and state of the document; its date is that of the data, never of today."""
    keywords = ", ".join(book.keywords)
    day = f"{book.day.isoformat()}T00:00:00Z" if book.day else ""
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>' if day else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(book.title)}</dc:title>"
        f"<dc:subject>{escape(book.cover.subtitle)}</dc:subject>"
        f"<dc:creator>{escape(book.cover.region)}</dc:creator>"
        f"<cp:keywords>{escape(keywords)}</cp:keywords>"
        f"<dc:identifier>{escape(book.fingerprint)}</dc:identifier>"
        f"{created}"
        f"<dc:language>{_LOCALES[book.language]}</dc:language>"
        f"<cp:version>{escape(book.edition)}</cp:version></cp:coreProperties>"
    )


def _numbering(book: Book, numbered_lists: int) -> str:
    """The bullets, and for each numbered list a definition that starts at one again."""
    restarted = "".join(
        f'<w:num w:numId="{FIXED_LISTS + number}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(1, numbered_lists + 1)
    )
    return _filled("numbering.xml", book, restarted=restarted)


def _filled(name: str, book: Book, **values: str) -> str:
    return _template(name).substitute(
        accent=accent_of(book).removeprefix("#").upper(),
        language=_LOCALES[book.language],
        **values,
    )


@cache
def _template(name: str) -> Template:
    source = files("selaras.documents.book.docx").joinpath("templates", name)
    return Template(source.read_text(encoding="utf-8"))
