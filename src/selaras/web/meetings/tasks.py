"""The background job that builds the certificates of a large meeting."""

from typing import cast

from django.utils import timezone
from django_tasks import task

from selaras.core.text import Language, Text
from selaras.documents.book.errors import BookError
from selaras.web.meetings.actions.certificates import keep_certificates, note_failure
from selaras.web.meetings.models import CertificateFile
from selaras.web.meetings.papers import certificates
from selaras.web.meetings.queries import came_to

OUR_FAULT = Text(
    id="Berkas gagal dibuat karena kesalahan pada program. Coba sekali lagi; bila terulang, beri "
    "tahu pengelola situs.",
    en="The file could not be built because of a fault in the program. Try once more; if it "
    "happens again, tell those who run the site.",
)


@task()
def build_certificates(file_pk: int) -> None:
    """Build the ordered file. A failure is kept in the row as a sentence, then raised."""
    file = CertificateFile.objects.select_related("meeting__cohort").filter(pk=file_pk).first()
    if file is None or file.state == CertificateFile.State.READY:
        return
    problem: Text | None = OUR_FAULT
    try:
        people = came_to(file.meeting, ["", *file.regions.split()] if file.regions else None)
        content = certificates(file.meeting, people, cast(Language, file.language))
        name = f"{file.meeting.key}-{file.language}.pdf"
        keep_certificates(file=file, name=name, content=content, at=timezone.now())
        problem = None
    except BookError as fault:
        problem = Text(id=fault.indonesian, en=fault.english)
        raise
    finally:
        if problem is not None:
            note_failure(file=file, problem=problem, at=timezone.now())
