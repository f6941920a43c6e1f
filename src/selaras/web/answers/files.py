"""An uploaded file on its way to a reader."""

from django.http import FileResponse, Http404
from django.utils.text import get_valid_filename

from selaras.web.answers.models import StoredFile

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
SHOWN_BY_BROWSERS = ("pdf", "image")
"""Kinds that open beside the question; all others are saved."""


def sent(file: StoredFile) -> FileResponse:
    """The file as what its content is; PDF and pictures open, all else is saved.

    Raises Http404 where storage has lost it.
    """
    try:
        opened = file.file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404(file.pk) from None
    ending = (file.file.name or "").rpartition(".")[2]
    stem = file.name.rpartition(".")[0] or file.name
    response = FileResponse(
        opened,
        as_attachment=file.kind not in SHOWN_BY_BROWSERS,
        filename=f"{get_valid_filename(stem)}.{ending}",
        content_type=_TYPES.get(ending, "application/octet-stream"),
    )
    # These formats are compressed already; saying so keeps the gzip middleware away.
    response["Content-Encoding"] = "identity"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
