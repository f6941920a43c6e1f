"""The background job that builds a letter or a report."""

from typing import cast

from django.utils import timezone
from django_tasks import task

from selaras.core.text import Language, Text
from selaras.documents.book.errors import BookError
from selaras.web.results.actions.files import keep_file, note_failure
from selaras.web.results.models import ResultFile
from selaras.web.results.papers import paper

OUR_FAULT = Text(
    id="Berkas gagal dibuat karena kesalahan pada program. Coba sekali lagi; bila terulang, beri "
    "tahu pengelola situs.",
    en="The file could not be built because of a fault in the program. Try once more; if it "
    "happens again, tell those who run the site.",
)


@task()
def build_file(file_pk: int) -> None:
    """Build the ordered file. A failure is kept in the row as a sentence, then raised."""
    file = (
        ResultFile.objects.select_related("result__participant__round__previous")
        .filter(pk=file_pk)
        .first()
    )
    # The result may have been opened again meanwhile, and its files with it.
    if file is None or file.state == ResultFile.State.READY:
        return
    problem: Text | None = OUR_FAULT
    try:
        name, content = paper(file.result, file.what, cast(Language, file.language), file.format)
        keep_file(file=file, name=name, content=content, at=timezone.now())
        problem = None
    except BookError as fault:
        problem = Text(id=fault.indonesian, en=fault.english)
        raise
    finally:
        if problem is not None:
            note_failure(file=file, problem=problem, at=timezone.now())
