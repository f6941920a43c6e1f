"""Takes one plan file into memory, up to a limit; nothing of it touches the disk."""

from typing import Any, Literal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST = 6_000_000
"""Bytes; a plan of 300 programmes is about one million."""

NAMES: dict[str, Literal["json", "yaml"]] = {"json": "json", "yaml": "yaml", "yml": "yaml"}
"""Formats by the ending of the file's name."""


class PlanFileHandler(FileUploadHandler):
    """Keeps the file `plan`; `too_large` tells that it was longer than the limit."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.too_large = False
        self._chunks: list[bytes] = []
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Only the first file of that name is taken."""
        super().new_file(*args, **kwargs)
        if self.field_name != "plan" or self._chunks:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what comes until it is too much."""
        self._size += len(raw_data)
        if self._size > LARGEST:
            self.too_large = True
            self._chunks = []
            raise SkipFile
        self._chunks.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile | None:
        """The file, if it was taken."""
        if self.field_name != "plan" or self.too_large:
            return None
        return SimpleUploadedFile(self.file_name or "", b"".join(self._chunks))


def format_of(name: str) -> Literal["json", "yaml"] | None:
    """The format that the ending of a file's name tells; None for any other ending."""
    return NAMES.get(name.rpartition(".")[2].casefold())
