"""Takes one file of a form into memory, up to a limit; nothing of it touches the disk.

The site takes no files (no upload handlers are set). A view that takes one sets this handler
before anything of the form is read, so CSRF is checked after that:

    @csrf_exempt
    @require_POST
    def upload(request):
        handler = taking(request, "file", largest=LARGEST)
        return _uploaded(request, handler)     # a function under @csrf_protect
"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class OneFile(FileUploadHandler):
    """Keeps the first file of that field; `too_large` tells that it was longer than the limit."""

    def __init__(self, request: HttpRequest, field: str, largest: int) -> None:
        super().__init__(request)
        self.too_large = False
        self.largest = largest
        self._field = field
        self._chunks: list[bytes] = []
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Only the first file of that name is taken."""
        super().new_file(*args, **kwargs)
        if self.field_name != self._field or self._chunks:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what comes until it is too much."""
        self._size += len(raw_data)
        if self._size > self.largest:
            self.too_large = True
            self._chunks = []
            raise SkipFile
        self._chunks.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile | None:
        """The file, if it was taken."""
        if self.field_name != self._field or self.too_large:
            return None
        return SimpleUploadedFile(self.file_name or "", b"".join(self._chunks))


def taking(request: HttpRequest, field: str, *, largest: int) -> OneFile:
    """Let one file of the form in, of at most so many bytes."""
    handler = OneFile(request, field, largest)
    request.upload_handlers = [handler]
    return handler
