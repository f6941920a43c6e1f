"""Forms that are kept, or come back with their words and what is wrong."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Request
from selaras.web.comments.actions import Saying
from selaras.web.comments.forms import SayForm
from selaras.web.comments.models import Comment, Thread
from selaras.web.comments.queries.people import people_of
from selaras.web.comments.refusals import Refused
from selaras.web.plans.access import Opened
from selaras.web.ui.templatetags.selaras import said


def kept(form: SayForm, write: Callable[[Saying, datetime], object]) -> bool:
    """Whether it was kept; else the form says what is wrong, and still holds the words."""
    if not form.is_valid():
        return False
    try:
        write(form.saying(), timezone.now())
    except Refused as refused:
        form.add_error(None, said(refused.text))
        return False
    return True


def others_today(request: Request, opened: Opened) -> list[Membership]:
    """Those who may talk about the plan today, without the viewer; one query."""
    people = people_of(opened.row, today=timezone.localdate())
    return [post for post in people if post.person != request.viewer.person]


def to_thread(request: Request, opened: Opened, thread: Thread, told: Promise) -> HttpResponse:
    """Back to the thread, at what the viewer said last."""
    messages.success(request, str(told))
    latest = Comment.objects.filter(thread=thread, by=request.viewer.person).last()
    page = reverse("comments:thread", args=(opened.row.key, thread.pk))
    return redirect(f"{page}#comment-{latest.pk}" if latest else page)
