"""One thread: read, answered, settled, opened again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.web.accounts.viewing import Request
from selaras.web.comments import actions
from selaras.web.comments.about import About
from selaras.web.comments.access import get_thread_for
from selaras.web.comments.forms import ReopenForm, ResolveForm, SayForm
from selaras.web.comments.views.items import box_of, talk_page
from selaras.web.comments.views.sending import kept, others_today, to_thread
from selaras.web.comments.views.thread_page import thread_page

ANSWERED = _("Jawaban terkirim.")
RESOLVED = _("Pembicaraan diselesaikan. Yang disepakati tetap dapat dibaca.")
REOPENED = _("Pembicaraan dibuka kembali.")
READ = _("Dicatat bahwa Anda sudah membacanya; tugasnya ditutup.")


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: Request, plan_key: str, number: int) -> HttpResponse:
    """All that was said, what the field says now and said then; posting answers."""
    opened, held = get_thread_for(request.viewer, plan_key, number)
    if request.method != "POST":
        return thread_page(request, opened, held)
    boxes = box_of(held) if request.htmx else "answer_%s"
    form = SayForm(request.POST, people=others_today(request, opened), auto_id=boxes)
    fine = kept(
        form,
        lambda saying, at: actions.answer(
            opened=opened, thread=held, saying=saying, by=request.viewer, at=at
        ),
    )
    if request.htmx:
        faulty = {} if fine else {held.pk: form}
        done = str(ANSWERED) if fine else ""
        return talk_page(request, opened, About(held.part, held.key), answers=faulty, done=done)
    if fine:
        return to_thread(request, opened, held, ANSWERED)
    return thread_page(request, opened, held, answer=form)


@require_POST
def resolve(request: Request, plan_key: str, number: int) -> HttpResponse:
    """Settle it by what was agreed; what came meanwhile is shown first."""
    opened, held = get_thread_for(request.viewer, plan_key, number)
    form = ResolveForm(request.POST, auto_id="resolve_%s")
    if kept(
        form,
        lambda saying, at: actions.resolve(
            opened=opened,
            thread=held,
            saying=saying,
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=at,
        ),
    ):
        return to_thread(request, opened, held, RESOLVED)
    return thread_page(request, opened, held, resolve=form)


@require_POST
def reopen(request: Request, plan_key: str, number: int) -> HttpResponse:
    """Open it again and say why."""
    opened, held = get_thread_for(request.viewer, plan_key, number)
    form = ReopenForm(request.POST, people=others_today(request, opened), auto_id="reopen_%s")
    if kept(
        form,
        lambda saying, at: actions.reopen(
            opened=opened, thread=held, saying=saying, by=request.viewer, at=at
        ),
    ):
        return to_thread(request, opened, held, REOPENED)
    return thread_page(request, opened, held, reopen=form)


@require_POST
def read(request: Request, plan_key: str, number: int) -> HttpResponse:
    """Close one's own duty without an answer."""
    opened, held = get_thread_for(request.viewer, plan_key, number)
    if actions.note_read(thread=held, by=request.viewer, at=timezone.now()):
        messages.success(request, str(READ))
    return redirect("comments:thread", opened.row.key, held.pk)
