"""What pages of this app share: the frame of a region, refusals, previews, recent sign-in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.records.actions import append
from selaras.web.teams.access import Region
from selaras.web.teams.queries.moving import Standing
from selaras.web.teams.refusals import Forbidden, Refused
from selaras.web.ui.templatetags.selaras import said

_OWN = {"csrfmiddlewaretoken", "confirmed", "seen"}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page shows before a step that is not easily undone.

    `stamp` tells the state that it was made from, `back` is where nothing happens.
    """

    title: str
    button: str
    back: str
    stamp: str
    facts: Sequence[tuple[str, object]] = ()
    consequences: Sequence[str] = ()
    standing: Sequence[Standing] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A change in two steps: a form, a preview, and what is done when it is confirmed.

    `act` takes the stamp that the preview carried and returns the sentence of success.
    """

    region: Region
    here: str
    template: str
    form: forms.Form
    preview: Callable[[], Preview]
    act: Callable[[str], str]
    after: str


def region_page(
    request: Request, region: Region, template: str, here: str, **context: Any
) -> HttpResponse:
    """A page about one region; `here` is the name of the tab that it belongs to."""
    return render(request, template, {"region": region, "here": here, **context})


def take_step(request: Request, step: Step, **context: Any) -> HttpResponse:
    """The form; its preview, rehearsed and undone so that it promises nothing; then the deed."""
    if request.method == "POST" and step.form.is_valid():
        try:
            if "confirmed" in request.POST:
                sentence = step.act(request.POST.get("seen", ""))
                messages.success(request, sentence)
                return redirect(step.after)
            shown = step.preview()
            rehearse(lambda: step.act(shown.stamp))
            return preview_page(request, step.region, step.here, shown)
        except Refused as refused:
            refuse(request, step.region, step.form, refused)
    context |= {"form": step.form, "back": step.after}
    return region_page(request, step.region, step.template, step.here, **context)


def rehearse(act: Callable[[], object]) -> None:
    """Do it and undo it, so that a refusal comes before anybody is asked to confirm."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def preview_page(request: Request, region: Region, here: str, preview: Preview) -> HttpResponse:
    """What will happen, with everything that the form said as hidden fields."""
    echo = [
        (name, value)
        for name in request.POST
        if name not in _OWN
        for value in request.POST.getlist(name)
    ]
    context = {"preview": preview, "echo": echo, "role_names": ROLE_NAMES}
    return region_page(request, region, "teams/preview.html", here, **context)


def refuse(request: Request, region: Region, form: forms.Form, refused: Refused) -> None:
    """Show the sentence of a refusal at the top of the form; note what was forbidden."""
    note(request, region, refused)
    form.add_error(None, said(refused.sentence))


def note(request: Request, region: Region, refused: Refused) -> None:
    """An entry in the record for an attempt that was forbidden; nothing for a slip."""
    if isinstance(refused, Forbidden):
        append(
            what="step.refused",
            subject=f"team:{region.code or 'pusat'}",
            by=request.viewer,
            at=timezone.now(),
            region=region.code,
            details={"page": request.path, "reason": refused.sentence.id},
        )


def site_of(request: Request) -> str:
    """The address of the site without a path, for links in letters."""
    return f"{request.scheme}://{request.get_host()}"


def _allow(request: Request) -> HttpResponse:
    return HttpResponse()


_allowed_lately = reauthentication_required(_allow)


def require_recent_sign_in(request: Request) -> None:
    """Before a dangerous step: ask for the password or second factor unless given recently.

    Call it after the check of rights, so that it tells nobody what exists.
    """
    _allowed_lately(request)
