"""Uploaded files: kept once for each region, and only if all went well."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.checking import Checked
from selaras.web.answers.models import StoredFile

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was looked at and may be kept, and the name it came with."""

    checked: Checked
    name: str


@contextmanager
def kept_only_if_done() -> Iterator[list[str]]:
    """Names of files written inside; they are removed where something fails."""
    written: list[str] = []
    try:
        yield written
    except BaseException:
        for name in written:
            default_storage.delete(name)
        raise


def keep_upload(
    upload: Upload, region: str, written: list[str], *, by: Viewer, at: datetime
) -> StoredFile:
    """The file as the region keeps it, once however often it is sent."""
    checked = upload.checked
    file, fresh = StoredFile.objects.select_for_update().get_or_create(
        region=region,
        sha256=checked.sha256,
        defaults={
            "name": upload.name[-LONGEST_NAME:],
            "kind": checked.kind,
            "size": len(checked.content),
            "by": by.person,
            "at": at,
        },
    )
    if fresh or not default_storage.exists(file.file.name or ""):
        file.file.save(f"{checked.sha256}.{checked.ending}", ContentFile(checked.content))
        written.append(file.file.name or "")
    return file
