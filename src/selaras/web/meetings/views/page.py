"""What the pages of this app share."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import Seen
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import stage_name
from selaras.web.ui.templatetags.selaras import said

METHODS = ["GET", "HEAD", "POST"]


def meeting_page(
    request: Request, seen: Seen, name: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about one meeting."""
    about = {
        "seen": seen,
        "meeting": seen.meeting,
        "cohort": seen.meeting.cohort,
        "stage": stage_name(seen.meeting),
    }
    return render(request, f"meetings/{name}.html", {**about, **context}, status=status)


def place(seen: Seen, view: str = "meeting") -> str:
    """The address of a page of the meeting."""
    return reverse(f"meetings:{view}", args=(seen.meeting.cohort.key, seen.meeting.key))


def to(seen: Seen, view: str = "meeting") -> HttpResponse:
    """Go there."""
    return redirect(place(seen, view))


def refuse(form: forms.Form, refused: Refused) -> None:
    """Show the sentence of a refusal at its field, or at the top of the form."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, said(refused.text))


def tell_refused(request: HttpRequest, refused: Refused) -> None:
    """Show the sentence on the next page."""
    messages.error(request, said(refused.text))


def revision(request: HttpRequest) -> int:
    """The revision that the form was made from."""
    told = request.POST.get("seen", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else -1
