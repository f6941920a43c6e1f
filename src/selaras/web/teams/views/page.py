"""What pages of this app share: the frame of a region, sentences of refusal, recent sign-in."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import Region
from selaras.web.teams.refusals import Refused
from selaras.web.ui.templatetags.selaras import said


def region_page(
    request: Request, region: Region, template: str, here: str, **context: Any
) -> HttpResponse:
    """A page about one region; `here` is the name of the tab that it belongs to."""
    return render(request, template, {"region": region, "here": here, **context})


def refuse(form: forms.Form, refused: Refused) -> None:
    """Show the sentence of a refusal at the top of the form."""
    form.add_error(None, said(refused.sentence))


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
