"""What people are told after a change of a plan: what was done, how to take it back, or why not."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from selaras.core.plan import Impossible
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.writing import Closed, Reused, Written
from selaras.web.ui.templatetags.selaras import said

T = TypeVar("T")

_MOST_PROBLEMS = 5


def attempt(request: HttpRequest, change: Callable[[], T]) -> T | None:
    """What the change gives; None, with a message that says why, where it could not be made."""
    try:
        return change()
    except (Closed, Reused) as refused:
        messages.error(request, said(refused.text))
    except Impossible as impossible:
        for each in impossible.problems[:_MOST_PROBLEMS]:
            messages.error(request, said(each.message))
    except KeyError:
        messages.error(
            request,
            gettext("Butir itu sudah tidak ada, mungkin baru dihapus oleh rekan Anda."),
        )
    return None


def tell_done(request: HttpRequest, plan: Plan, written: Written, text: str) -> None:
    """Say that it was done, with a button that takes it back.

    The button belongs to the form `undo` of `drafts/undo_form.html`, for a message can hold no
    form of its own.
    """
    if written.step is None:
        messages.info(request, gettext("Tidak ada yang berubah."))
    elif written.again:
        messages.info(request, gettext("Perubahan itu sudah tercatat sebelumnya."))
    else:
        _tell(request, plan, written.step, text)


def tell_saved(request: HttpRequest, plan: Plan, revision: int, at: datetime, text: str) -> None:
    """The same after a form was saved at that moment, where that made this revision."""
    step = Step.objects.filter(plan=plan, revision=revision, at=at).first()
    if step is None:
        messages.success(request, text)
    else:
        _tell(request, plan, step, text)


def _tell(request: HttpRequest, plan: Plan, step: Step, text: str) -> None:
    messages.success(
        request,
        format_html(
            '{} <button class="plain-button" form="undo" formaction="{}">{}</button>',
            text,
            reverse("drafts:undo", args=(plan.key, step.pk)),
            gettext("Batalkan langkah ini"),
        ),
    )


def entry_of(request: HttpRequest, *about: str) -> UUID | None:
    """The number of what was sent.

    One page has one number: `about` tells apart its buttons and, where something was typed, the
    words. So a page that is opened again and sent with other words is not taken for the first
    one.
    """
    try:
        entry = UUID(request.POST.get("entry", ""))
    except ValueError:
        return None
    return uuid5(entry, "/".join(about)) if about else entry


def back_to(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that the form names as the one to come back to."""
    back = request.POST.get("back", "")
    inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if inside else otherwise
