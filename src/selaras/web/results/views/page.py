"""What the pages of this app share: moment and day, posts, refusals."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request, Viewer
from selaras.web.results.access import Seen
from selaras.web.results.refusals import Refused
from selaras.web.ui.templatetags.selaras import said


def now_and_day() -> tuple[datetime, date]:
    """This moment, and its day in the site's time zone."""
    at = timezone.now()
    return at, timezone.localdate(at)


def managing_role(viewer: Viewer) -> str:
    """The role by which the viewer runs rounds; empty for none."""
    post = rights.post_for(viewer, Kind.ROUND, Action.MANAGE, [""])
    return post.role if post else ""


def region_page(request: Request, seen: Seen, template: str, **context: Any) -> HttpResponse:
    """A page about a region's score."""
    return render(request, template, {"seen": seen, "opened": seen.opened, **context})


def refuse(form: forms.Form, refused: Refused) -> None:
    """Show the sentence of a refusal at the top of the form."""
    form.add_error(None, said(refused.text))
