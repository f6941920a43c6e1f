"""The code at the door: shown there, made anew, scanned or typed by whoever comes."""

from uuid import UUID

import segno
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import get_whole_meeting
from selaras.web.meetings.actions.attending import arrive as note_arrival
from selaras.web.meetings.actions.attending import expected_at, meeting_at
from selaras.web.meetings.actions.planning import renew_code
from selaras.web.meetings.refusals import WRONG_CODE, Refused
from selaras.web.meetings.subjects import stage_name
from selaras.web.meetings.views.page import METHODS, meeting_page, tell_refused, to
from selaras.web.ui.fields import LineField
from selaras.web.ui.templatetags.selaras import said

_LONGEST_CODE = 32


class CodeForm(forms.Form):
    """The code as somebody reads it off the screen."""

    code = LineField(
        label=gettext_lazy("Kode"),
        max_length=_LONGEST_CODE + 8,
        help_text=gettext_lazy(
            "Delapan huruf dan angka di bawah kode QR. Huruf besar, spasi, dan tanda hubung boleh."
        ),
    )


@require_safe
@never_cache
def code(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """The code, large enough for a screen at the door, and fit to print."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    if not seen.open:
        return to(seen)
    with override("id"):
        path = reverse("meetings:arrive_at", args=(seen.meeting.entry_code,))
    picture = segno.make(request.build_absolute_uri(path), error="m", micro=False)
    drawn = picture.svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return meeting_page(
        request,
        seen,
        "code",
        # Drawn by segno from an address that this site made: nothing that anybody typed.
        picture=mark_safe(drawn),  # noqa: S308
        short=spaced(seen.meeting.entry_code),
        address=request.build_absolute_uri(reverse("meetings:arrive")),
    )


@require_POST
def new_code(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Make printed and photographed codes worthless."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    try:
        renew_code(meeting=seen.meeting, by=request.viewer, role=seen.role, at=timezone.now())
    except Refused as refused:
        tell_refused(request, refused)
        return to(seen)
    messages.success(request, _("Kode baru berlaku. Kode yang lama tidak dapat dipakai lagi."))
    return to(seen, "code")


@require_http_methods(METHODS)
@login_required
@never_cache
def arrive(request: Request) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = "".join(sign for sign in form.cleaned_data["code"].lower() if sign.isalnum())
        if typed.isascii() and meeting_at(typed) is not None:
            return redirect("meetings:arrive_at", typed)
        form.add_error("code", said(WRONG_CODE.format(code=form.cleaned_data["code"])))
    return render(request, "meetings/arrive.html", {"form": form})


@require_http_methods(METHODS)
@login_required
@never_cache
def arrive_at(request: Request, code: str) -> HttpResponse:
    """What the code leads to: confirm that one is here."""
    meeting = meeting_at(code)
    if meeting is None:
        messages.error(request, said(WRONG_CODE.format(code=code[:_LONGEST_CODE])))
        return redirect("meetings:arrive")
    at = timezone.now()
    context = {"meeting": meeting, "stage": stage_name(meeting), "cohort": meeting.cohort}
    try:
        if request.method == "POST":
            note_arrival(meeting=meeting, by=request.viewer, at=at)
            messages.success(request, _("Kehadiran Anda dicatat. Selamat mengikuti pertemuan."))
            return redirect("meetings:arrive_at", code)
        person = expected_at(meeting=meeting, by=request.viewer, at=at)
    except Refused as refused:
        return render(request, "meetings/door.html", {**context, "refused": refused.text})
    noted = person.attendances.filter(day=timezone.localdate(at)).first()
    return render(request, "meetings/door.html", {**context, "person": person, "noted": noted})


def spaced(code: str) -> str:
    """`ABCD EFGH`, which is easier to read across a room."""
    return " ".join(code[at : at + 4].upper() for at in range(0, len(code), 4))
