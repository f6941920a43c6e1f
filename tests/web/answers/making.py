"""Files as regions upload them, and answers written through the pages."""

from io import BytesIO
from time import gmtime
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfWriter

from selaras.web.answers.models import AnswerChange

REGION = "73.22"
SPBE = "spbe-2026"
"""The round of most tests."""


def at(path: str = "", key: str = SPBE, region: str = REGION) -> str:
    """An address of the region's questionnaire."""
    return f"/answers/{key}/{region}/{path}"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture."""
    found = BytesIO()
    Image.new("RGB", size, "teal").save(found, kind)
    return found.getvalue()


def pdf(words: str = "one") -> bytes:
    """A PDF with a page on which something is drawn; different words, different bytes."""
    found = BytesIO()
    dates = {"creationDate": gmtime(0), "modDate": gmtime(0)}
    Image.new("RGB", (40, 30), "teal").save(found, "PDF", title=words, **dates)
    return found.getvalue()


def written_pdf(*, pages: int, password: str = "") -> bytes:
    """A PDF of blank pages, locked if there is a password."""
    writer, found = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(found)
    return found.getvalue()


def archive(entries: dict[str, bytes]) -> bytes:
    """A compressed archive with these entries."""
    found = BytesIO()
    with ZipFile(found, "w", ZIP_DEFLATED) as inside:
        for name, content in entries.items():
            inside.writestr(name, content)
    return found.getvalue()


def document(**more: bytes) -> bytes:
    """The least that makes an archive a Word document."""
    entries = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    return archive(entries | {name.replace("__", "/"): each for name, each in more.items()})


def last_change(code: str) -> int:
    """What the form of a plain question has seen when it is opened now."""
    found = AnswerChange.objects.filter(code=code).order_by("pk").last()
    return found.pk if found else 0


def answer(browser: Client, code: str, value: str, note: str = "", key: str = SPBE) -> None:
    """Save an answer as the form does; it must be taken."""
    sent = {"value": value, "note": note, "seen": str(last_change(code))}
    response = browser.post(at(f"nodes/{code}/", key), sent)
    assert response.status_code == 302, response.content.decode()


def upload(
    browser: Client,
    code: str,
    content: bytes | None,
    name: str = "bukti.pdf",
    **more: str,
) -> str:
    """Add evidence as the form does; returns the page, empty where it was taken."""
    sent: dict[str, object] = {"title": "Peraturan Bupati", "wanted": "", **more}
    if content is not None:
        sent["file"] = SimpleUploadedFile(name, content)
    response = browser.post(at(f"nodes/{code}/evidence/add/"), sent)
    assert response.status_code in (200, 302)
    return "" if response.status_code == 302 else response.content.decode()
