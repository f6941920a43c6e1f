"""The background job that builds a book."""

from datetime import datetime
from typing import cast

from django.utils import timezone
from django_tasks import task

from selaras.core.text import Language, Text
from selaras.documents.book.book import Anchor
from selaras.documents.book.contents import contents
from selaras.documents.book.errors import BookError
from selaras.documents.book.files import BookFormat, write
from selaras.documents.book.pdf.letters import require_printable
from selaras.reference import load_knowledge
from selaras.web.editions.actions import keep_file, note_failure, note_progress
from selaras.web.editions.models import BookFile
from selaras.web.plans.plan import read_plan
from selaras.web.records.queries import newest

PLAN_CHANGED = Text(
    id="Rencana berubah sebelum buku ini selesai dibuat. Buat buku ini sekali lagi.",
    en="The plan changed before this book was finished. Build the book once more.",
)
OUR_FAULT = Text(
    id="Buku gagal dibuat karena kesalahan pada program. Coba sekali lagi; bila terulang, beri "
    "tahu pengelola situs.",
    en="The book could not be built because of a fault in the program. Try once more; if it "
    "happens again, tell those who run the site.",
)
LOST_TWICE = Text(
    id="Pembuatan buku ini dua kali terhenti sebelum selesai, mungkin karena mesin kehabisan "
    "memori. Coba sekali lagi; bila terulang, beri tahu pengelola situs.",
    en="Building this book ended twice before it was done, perhaps because the machine ran out of "
    "memory. Try once more; if it happens again, tell those who run the site.",
)


@task()
def build_book(file_pk: int) -> None:
    """Build the ordered file. A failure is kept in the row as a sentence, then raised."""
    file = BookFile.objects.select_related("plan").get(pk=file_pk)
    if file.state == BookFile.State.READY:
        return
    problem: Text | None = OUR_FAULT
    try:
        problem = _build(file)
    except BookError as fault:
        problem = Text(id=fault.indonesian, en=fault.english)
        raise
    finally:
        if problem is not None:
            note_failure(file=file, problem=problem, at=timezone.now())


def _build(file: BookFile) -> Text | None:
    """Build and keep the file; a Text says why that cannot be."""
    note_progress(file=file, percent=5, step="reading", at=timezone.now())
    if file.plan.revision != file.revision:
        return PLAN_CHANGED
    plan = read_plan(file.plan)
    note_progress(file=file, percent=20, step="composing", at=timezone.now())
    language, format_ = cast(Language, file.language), cast(BookFormat, file.format)
    if format_ == "pdf":
        require_printable(plan, language)
    book = contents(plan, load_knowledge(), file.number, language, anchor=_anchor())
    note_progress(file=file, percent=55, step="printing", at=timezone.now())
    content = write(book, format_)
    note_progress(file=file, percent=95, step="storing", at=timezone.now())
    name = f"{book.id}-r{file.revision}-{file.language}.{file.format}"
    keep_file(file=file, name=name, content=content, at=timezone.now())
    return None


def _anchor() -> Anchor | None:
    """The end of the record as the book prints it, in the site's time zone."""
    end = newest()
    return Anchor(end.number, end.digest, timezone.localtime(end.moment)) if end else None


def note_lost_build(file_pk: int, *, at: datetime) -> None:
    """Say at the book that workers ended while they built it; a finished one stays as it is."""
    file = BookFile.objects.filter(pk=file_pk).first()
    if file is not None and file.under_way:
        note_failure(file=file, problem=LOST_TWICE, at=at)
