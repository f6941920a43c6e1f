"""Pages about worksheets: take one, bring it back, see what it would change, accept some of it."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.core.plan import Impossible
from selaras.core.text import LANGUAGES, Text
from selaras.documents.worksheet import Refused, Remark
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_to_write
from selaras.web.drafts.actions.structure import NotYours
from selaras.web.plans.naming import name_by_key
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Closed
from selaras.web.ui.templatetags.selaras import page_language
from selaras.web.ui.uploading import OneFile, taking
from selaras.web.worksheets.actions import LARGEST, Foreign, accept, keep_upload
from selaras.web.worksheets.models import Upload
from selaras.web.worksheets.queries import comparison_with, parts_for, uploads_of
from selaras.web.worksheets.queries import worksheet as worksheet_of

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOO_LARGE = Remark(
    "too-large",
    Text(
        id=f"Berkas lebih besar dari {LARGEST // 1_000_000} MB. Hapus gambar dan lembar lain, lalu "
        "simpan lagi.",
        en=f"The file is larger than {LARGEST // 1_000_000} MB. Remove pictures and other sheets "
        "and save again.",
    ),
)
_NOT_YOURS = Text(
    id="Belum ada yang disimpan: dengan butir yang dihapus ikut terhapus butir milik perangkat "
    "daerah lain: {names}. Jangan centang penghapusan itu, atau minta sekretariat melakukannya.",
    en="Nothing was saved yet: with an item that is removed, items of other agencies would go too: "
    "{names}. Leave that removal unticked, or ask the secretariat to do it.",
)
_NONE = Remark(
    "no-file",
    Text(
        id="Belum ada berkas yang dipilih. Pilih lembar kerja .xlsx, lalu unggah.",
        en="No file was chosen yet. Choose a worksheet (.xlsx), then upload it.",
    ),
)


@require_safe
def worksheets(request: Request, plan_key: str) -> HttpResponse:
    """Take parts of the plan as Excel files, and bring them back."""
    return _page(request, open_to_write(request.viewer, plan_key))


@require_safe
def download(request: Request, plan_key: str) -> HttpResponse:
    """The chosen parts as one file."""
    who = open_to_write(request.viewer, plan_key)
    known = parts_for(who)
    wanted = request.GET.getlist("part")
    parts = [part for part in known if (part or "own") in wanted] or list(known)
    asked = request.GET.get("language", "")
    language = next((each for each in LANGUAGES if each == asked), page_language())
    content = worksheet_of(who, parts, language, timezone.localdate())
    response = HttpResponse(content, content_type=TYPE)
    word = parts[0] or "plan"
    name = f"{plan_key}-r{who.opened.row.revision}" + (f"-{word}" if len(parts) == 1 else "")
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@csrf_exempt
@require_POST
def upload(request: Request, plan_key: str) -> HttpResponse:
    """A worksheet comes back; its differences are shown next, nothing is changed yet."""
    # Who may not write is told so before anything large is read.
    who = open_to_write(request.viewer, plan_key)
    return _uploaded(request, plan_key, who, taking(request, "file", largest=LARGEST))


@csrf_protect
def _uploaded(request: Request, plan_key: str, who: Writable, handler: OneFile) -> HttpResponse:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _page(request, who, problems=[_TOO_LARGE if handler.too_large else _NONE])
    try:
        kept = keep_upload(
            plan=who.opened.row,
            name=file.name or "",
            content=file.read(),
            by=request.viewer,
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, who, problems=refused.remarks)
    except Foreign as foreign:
        return _page(request, who, problems=[Remark("foreign", foreign.text)])
    return redirect("worksheets:compare", plan_key, kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: Request, plan_key: str, number: int) -> HttpResponse:
    """What the worksheet would change, row by row; POST takes over what is ticked."""
    who = open_to_write(request.viewer, plan_key)
    uploads = Upload.objects.select_related("plan", "step")
    kept = get_object_or_404(uploads, pk=number, plan=who.opened.row, by=request.viewer.person)
    problems: Sequence[Text] = ()
    if request.method == "POST":
        accepted = request.POST.getlist("accept")
        try:
            written = accept(
                upload=kept, accepted=accepted, who=who, by=request.viewer, at=timezone.now()
            )
        except Closed as closed:
            problems = [closed.text]
        except Impossible as impossible:
            problems = [each.message for each in impossible.problems]
        except NotYours as others:
            names = "; ".join(name_by_key(who.opened.plan, *place) for place in others.places)
            problems = [_NOT_YOURS.format(names=names)]
        else:
            _tell(request, len(accepted), changed=written.step is not None)
            return redirect("worksheets:compare", plan_key, kept.pk)
    opened = who.opened
    comparison = comparison_with(kept, opened.plan, who, opened.knowledge)
    return plan_page(
        request,
        opened,
        "worksheets/compare.html",
        "worksheets:worksheets",
        upload=kept,
        comparison=comparison,
        refusals=problems,
    )


def _tell(request: Request, many: int, *, changed: bool) -> None:
    if changed:
        told = ngettext(
            "%(many)d baris diterima dan tersimpan.", "%(many)d baris diterima dan tersimpan.", many
        )
        messages.success(request, told % {"many": many})
    else:
        messages.info(request, gettext("Tidak ada yang berubah: tidak ada baris yang dicentang."))


def _page(request: Request, who: Writable, problems: Sequence[Remark] = ()) -> HttpResponse:
    opened = who.opened
    response = plan_page(
        request,
        opened,
        "worksheets/worksheets.html",
        "worksheets:worksheets",
        parts=[(part or "own", opened.knowledge.words(part).title) for part in parts_for(who)],
        everything=who.everything,
        uploads=uploads_of(opened.row, request.viewer.person),
        problems=problems,
        largest=LARGEST // 1_000_000,
        language=page_language(),
    )
    if problems:
        response.status_code = 422
    return response
