"""Pages that take over tables of others: bring a file, choose a table, say what is what, accept."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.plan import Impossible
from selaras.core.text import Text
from selaras.documents.worksheet import Refused
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_to_write
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Closed
from selaras.web.ui.templatetags.selaras import page_language
from selaras.web.ui.uploading import OneFile, taking
from selaras.web.worksheets.actions import LARGEST
from selaras.web.worksheets.foreign_actions import (
    READ_ANEW,
    NotTaken,
    Taken,
    Wish,
    forget_foreign,
    keep_foreign,
    keep_reading,
    take_over,
    too_long,
)
from selaras.web.worksheets.foreign_forms import MappingForm
from selaras.web.worksheets.foreign_queries import (
    aside_of,
    files_of,
    first_lines,
    get_file_for,
    parts_to_add,
    peeks,
    reading_of,
    result_of,
    sign_of,
    table_of,
)
from selaras.web.worksheets.foreign_reading import Chosen, Reader
from selaras.web.worksheets.models import ForeignFile

_PLACE = "worksheets:worksheets"
_TOO_LARGE = Text(
    id=f"Berkas lebih besar dari {LARGEST // 1_000_000} MB. Hapus gambar dan bagian lain, lalu "
    "simpan lagi.",
    en=f"The file is larger than {LARGEST // 1_000_000} MB. Remove pictures and other parts and "
    "save again.",
)
_NONE = Text(
    id="Belum ada berkas yang dipilih. Pilih berkas .xlsx atau .docx, lalu unggah.",
    en="No file was chosen yet. Choose an .xlsx or .docx file, then upload it.",
)
_NO_PART = Text(
    id="Pilih dahulu bagian rencana yang akan menerima isi tabel.",
    en="Choose first which part of the plan the table is for.",
)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def foreign(request: Request, plan_key: str) -> HttpResponse:
    """Bring a workbook or document of others; its tables are shown next.

    With `?forget=12` one that was brought earlier is removed, after a question.
    """
    # Who may not write is told so before anything large is read.
    who = open_to_write(request.viewer, plan_key)
    if word := request.GET.get("forget", ""):
        number = int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else 0
        return _forgotten(request, who, get_file_for(request.viewer, who.opened.row, number))
    if request.method == "POST":
        return _uploaded(request, plan_key, who, taking(request, "file", largest=LARGEST))
    return _start(request, who)


@csrf_protect
def _forgotten(request: Request, who: Writable, file: ForeignFile) -> HttpResponse:
    if request.method != "POST":
        return _start(request, who, going=file)
    forget_foreign(file=file)
    messages.success(request, gettext("“%(name)s” dihapus dari daftar.") % {"name": file.name})
    return redirect("worksheets:foreign", who.opened.row.key)


@csrf_protect
def _uploaded(request: Request, plan_key: str, who: Writable, handler: OneFile) -> HttpResponse:
    file, part = request.FILES.get("file"), request.POST.get("part", "")
    if not isinstance(file, UploadedFile):
        return _start(request, who, [_TOO_LARGE if handler.too_large else _NONE])
    if part not in parts_to_add(who):
        return _start(request, who, [_NO_PART])
    try:
        kept = keep_foreign(
            plan=who.opened.row,
            part=part,
            name=file.name or "",
            content=file.read(),
            by=request.viewer,
            at=timezone.now(),
        )
    except Refused as refused:
        return _start(request, who, [each.message for each in refused.remarks])
    except NotTaken as not_taken:
        return _start(request, who, [not_taken.text])
    return redirect("worksheets:foreign_file", plan_key, kept.pk)


def _start(
    request: Request,
    who: Writable,
    problems: Sequence[Text] = (),
    *,
    going: ForeignFile | None = None,
) -> HttpResponse:
    opened = who.opened
    response = plan_page(
        request,
        opened,
        "worksheets/foreign.html",
        _PLACE,
        parts=_titled(who),
        files=files_of(opened.row, request.viewer.person),
        problems=problems,
        going=going,
        largest=LARGEST // 1_000_000,
        asked=request.POST.get("part", ""),
    )
    if problems:
        response.status_code = 422
    return response


def _titled(who: Writable) -> list[tuple[str, Text]]:
    return [(part, who.opened.knowledge.words(part).title) for part in parts_to_add(who)]


@require_safe
def foreign_file(request: Request, plan_key: str, number: int) -> HttpResponse:
    """The tables of a file, and with `?aside` the rows of it that were kept aside."""
    who = open_to_write(request.viewer, plan_key)
    kept = get_file_for(request.viewer, who.opened.row, number)
    page = request.GET.get("page")
    only_aside = "aside" in request.GET
    return plan_page(
        request,
        who.opened,
        "worksheets/foreign_file.html",
        _PLACE,
        file=kept,
        parts=_titled(who),
        tables=None if only_aside else peeks(kept, page),
        aside=aside_of(kept, page if only_aside else None),
        only_aside=only_aside,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def foreign_table(request: Request, plan_key: str, number: int, table: int) -> HttpResponse:
    """What each column is, the rows as they are read then, and which of them are taken over."""
    who = open_to_write(request.viewer, plan_key)
    kept = get_file_for(request.viewer, who.opened.row, number)
    part = request.GET.get("part", kept.part)
    if part not in parts_to_add(who):
        raise Http404(part)
    found = table_of(kept, table)
    opened = who.opened
    reader = Reader(found, part, opened.plan, opened.knowledge, page_language())
    chosen = reading_of(kept, part, table)
    problems: Sequence[Text] = ()
    form = None
    if (long := too_long(found)) is not None:
        problems = [long]
    elif request.method == "POST" and request.POST.get("do") == "take" and chosen is not None:
        wish = Wish(part, table, found, chosen, _rows_of(request))
        problems = _take(request, kept, wish, who)
        if not problems:
            return redirect(request.get_full_path())
    elif request.method == "POST":
        form = MappingForm(request.POST, reader=reader, chosen=chosen)
        if form.is_valid():
            keep_reading(file=kept, part=part, table=table, chosen=form.chosen)
            address = reverse("worksheets:foreign_table", args=(plan_key, number, table))
            return redirect(f"{address}?part={part}#result")
    return _table_page(request, who, (kept, table, reader), form, chosen, problems)


def _table_page(
    request: Request,
    who: Writable,
    what: tuple[ForeignFile, int, Reader],
    form: MappingForm | None,
    chosen: Chosen | None,
    problems: Sequence[Text],
) -> HttpResponse:
    kept, number, reader = what
    blocked = too_long(reader.table) is not None
    shown = form or (None if blocked else MappingForm(reader=reader, chosen=chosen))
    result, first = None, None
    if shown is not None and not shown.is_bound and chosen is None:
        first = first_lines(reader, shown.proposed, who.opened.plan)
    if not blocked and form is None and chosen is not None:
        result = result_of(kept, number, reader, chosen, who, request.GET.get("page"))
    response = plan_page(
        request,
        who.opened,
        "worksheets/foreign_table.html",
        _PLACE,
        file=kept,
        table=reader.table,
        part=reader.part,
        part_title=who.opened.knowledge.words(reader.part).title,
        form=shown,
        first=first,
        result=result,
        sign=sign_of(chosen) if chosen else "",
        problems=problems,
    )
    if problems or (form is not None and form.errors):
        response.status_code = 422
    return response


def _rows_of(request: Request) -> dict[int, str]:
    """What was chosen for the rows: `row-12=add:`."""
    found = {}
    for name, choice in request.POST.items():
        number = name.removeprefix("row-")
        if number != name and number.isascii() and number.isdecimal() and len(number) < 7:
            found[int(number)] = str(choice)
    return found


def _take(request: Request, kept: ForeignFile, wish: Wish, who: Writable) -> Sequence[Text]:
    """Take the rows over; what stands in the way."""
    if request.POST.get("sign") != sign_of(wish.read_as):
        return [READ_ANEW]
    try:
        taken = take_over(file=kept, wish=wish, who=who, by=request.viewer, at=timezone.now())
    except Closed as closed:
        return [closed.text]
    except NotTaken as not_taken:
        return [not_taken.text]
    except Impossible as impossible:
        return [each.message for each in impossible.problems]
    _tell(request, taken)
    return ()


def _tell(request: Request, taken: Taken) -> None:
    if taken.added or taken.filled:
        told = gettext("Tersimpan: %(added)d butir baru, %(filled)d baris mengisi yang kosong.")
        messages.success(request, told % {"added": taken.added, "filled": taken.filled})
    else:
        messages.info(request, gettext("Tidak ada yang berubah: tidak ada baris yang dipilih."))
    if taken.held_back:
        told = gettext(
            "%(many)d baris tidak ditambahkan, karena butir yang sama baru saja dibuat. Periksa "
            "lagi di bawah."
        )
        messages.warning(request, told % {"many": taken.held_back})
