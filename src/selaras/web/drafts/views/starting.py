"""Beginning a plan: from the template, from an earlier plan of the region, or from a file."""

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from selaras.core.framework import Region
from selaras.core.plan import Masterplan, Unusable, decode
from selaras.core.plan.carry import carried
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.template import plan_from_template
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Post, Request
from selaras.web.drafts.actions.starting import Crowded, free_key, start_plan
from selaras.web.drafts.answers import entry_of
from selaras.web.drafts.keys import slug_of
from selaras.web.drafts.start_forms import NewPlanForm
from selaras.web.drafts.upload import LARGEST, format_of
from selaras.web.plans.access import plans_for
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.ui.templatetags.selaras import said
from selaras.web.ui.uploading import OneFile, taking

Problems = tuple[tuple[int | None, str, str], ...]
"""Line, place in the file, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Start:
    """A region in which the viewer may begin a plan, and by which post."""

    region: Region
    post: Post


def _start_in(request: Request, code: str) -> Start:
    post = rights.post_for(request.viewer, Kind.PLAN, Action.START, [code])
    region = load_knowledge().region.get(code)
    if post is None or region is None:
        raise Http404(code)
    return Start(region, post)


def new(request: Request, region: str) -> HttpResponse:
    """Choose title and period, and where the plan begins from."""
    start = _start_in(request, region)
    earlier = _earlier(request, region)
    form = _form(request, start, earlier)
    if request.method == "POST" and form.is_valid():
        source = form.cleaned_data["source"]
        plan = _begun(start, form, earlier.get(source))
        return _started(request, start, plan, source)
    status = 422 if form.errors else 200
    return _page(request, start, form, status=status)


def _form(
    request: Request, start: Start, earlier: dict[str, Plan], *, blank: bool = False
) -> NewPlanForm:
    title = gettext("Masterplan Smart City %(region)s") % {"region": start.region.name}
    year = timezone.localdate().year + 1
    initial = {"title": title, "start": year, "end": year + 4}
    plans = [(key, _said_of(row)) for key, row in earlier.items()]
    return NewPlanForm(None if blank else request.POST or None, plans=plans, initial=initial)


def _earlier(request: Request, region: str) -> dict[str, Plan]:
    """The plans of the region that the viewer may read, the latest first."""
    rows = plans_for(request.viewer).filter(region_rows__region=region)
    return {row.key: row for row in rows.order_by("-updated_at")}


def _said_of(row: Plan) -> str:
    period = row.body["period"]
    return gettext("%(title)s (%(start)s–%(end)s)") % {
        "title": said(Text.model_validate(row.title)),
        "start": period["start"],
        "end": period["end"],
    }


def _begun(start: Start, form: NewPlanForm, earlier: Plan | None) -> Masterplan:
    period = form.cleaned_data["period"]
    name = start.region.name.partition(" ")[2] or start.region.name
    key = free_key(f"{slug_of(name)}-{period.start}-{period.end}")
    if earlier is None:
        code = start.region.code
        return plan_from_template(key=key, title=form.name, region=code, period=period)
    plan = read_plan(earlier)
    fresh = carried(plan, key=key, title=form.name, period=period, parts=form.wanted)
    return fresh.model_copy(update={"regions": (start.region.code,)})


def _started(request: Request, start: Start, plan: Masterplan, source: str) -> HttpResponse:
    # The key is a free one, another each time the same form arrives.
    told = plan.model_copy(update={"key": "new"}).fingerprint
    try:
        row = start_plan(
            plan=plan,
            source=source,
            post=start.post,
            by=request.viewer,
            at=timezone.now(),
            entry=entry_of(request, told),
        )
    except Crowded as crowded:
        messages.error(request, said(crowded.text))
        return redirect("drafts_start:new", start.region.code)
    messages.success(
        request,
        gettext("Rencana baru dimulai sebagai draf. Isi bagian demi bagian; semuanya tersimpan."),
    )
    return redirect("drafts:write", row.key)


def _page(
    request: Request,
    start: Start,
    form: NewPlanForm,
    *,
    problems: Problems = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "start": start,
        "form": form,
        "entry": request.POST.get("entry") or uuid4(),
        "problems": problems,
        "largest": LARGEST // 1_000_000,
    }
    return render(request, "drafts/new_plan.html", context, status=status)


@csrf_exempt
@require_POST
def import_file(request: Request, region: str) -> HttpResponse:
    """Begin a plan with what a plan file says."""
    # Who may not begin a plan is told so before anything large is read.
    start = _start_in(request, region)
    # The site takes no files; here, and before anything of the form is read, one is let in.
    handler = taking(request, "plan", largest=LARGEST)
    return _imported(request, start, handler)


@csrf_protect
def _imported(request: Request, start: Start, handler: OneFile) -> HttpResponse:
    plan = _read(request, handler, start)
    if isinstance(plan, Masterplan):
        return _started(request, start, plan, "file")
    form = _form(request, start, _earlier(request, start.region.code), blank=True)
    return _page(request, start, form, problems=plan, status=422)


def _read(request: Request, handler: OneFile, start: Start) -> Masterplan | Problems:
    """The plan in the file that was sent, or everything that is wrong with it."""
    file = request.FILES.get("plan")
    if handler.too_large:
        text = gettext("Berkas lebih besar dari %(limit)s MB. Berkas rencana jauh lebih kecil.")
        return ((None, "", text % {"limit": LARGEST // 1_000_000}),)
    if not isinstance(file, UploadedFile):
        return ((None, "", gettext("Pilih dahulu berkas rencana di komputer Anda.")),)
    format = format_of(file.name or "")
    if format is None:
        return ((None, "", gettext("Nama berkas rencana harus berakhiran .json atau .yaml.")),)
    plan = decode(file.read(), format, load_knowledge().region)
    if isinstance(plan, Unusable):
        return tuple((each.line, each.path, said(each.message)) for each in plan.problems)
    return _of_region(request, plan, start)


def _of_region(request: Request, plan: Masterplan, start: Start) -> Masterplan | Problems:
    if plan.regions != (start.region.code,):
        known = load_knowledge().region
        text = gettext(
            "Berkas ini berisi rencana %(theirs)s, sedangkan di sini hanya dapat dimulai rencana "
            "%(own)s."
        )
        names = ", ".join(known[code].name for code in plan.regions)
        return ((None, "regions", text % {"theirs": names, "own": start.region.name}),)
    draft = rights.post_for(request.viewer, Kind.PLAN, Action.WAIVE, plan.regions, Plan.State.DRAFT)
    # Who may not excuse a finding does not do so with a file either.
    return plan if draft else plan.model_copy(update={"waivers": ()})
