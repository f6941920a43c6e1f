"""The outbox: read what is prepared, release it, see what became of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.outbox import actions
from selaras.web.outbox.access import get_letter_for, letters_for, require_outbox
from selaras.web.outbox.actions.returning import REPEATABLE, WITHDRAWABLE
from selaras.web.outbox.forms import LetterForm, with_link_words
from selaras.web.outbox.kinds import GROUPS
from selaras.web.outbox.models import Letter
from selaras.web.outbox.queries import choice_of, chosen, counts, kinds, with_place
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.ui.templatetags.selaras import said

PAGE = 50
"""Letters on a page."""

_MOST_TICKED = 1000


@require_safe
def letters(request: Request) -> HttpResponse:
    """The piles with their counts, and the letters of one."""
    require_outbox(request.viewer)
    mine = letters_for(request.viewer)
    choice = choice_of(request.GET)
    many = counts(mine)
    page = Paginator(chosen(mine, choice), PAGE).get_page(request.GET.get("page"))
    context = {
        "choice": choice,
        "piles": [(name, label, many[name]) for name, (label, _states) in GROUPS.items()],
        "kinds": kinds(mine),
        "page": page,
        "total": sum(many.values()),
        "drafts": any(each.state == Letter.State.DRAFT for each in page),
        "ticked": "tick" in request.GET,
    }
    return render(request, "outbox/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Request, number: int) -> HttpResponse:
    """One letter; POST corrects a draft."""
    found = get_letter_for(request.viewer, number)
    form = LetterForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.correct(
                letter=found, **form.cleaned_data, by=request.viewer, at=timezone.now()
            )
        except LetterRefused as fault:
            form.add_error("body", said(fault.reason))
        else:
            if "release" in request.POST:
                return render(request, "outbox/release.html", {"drafts": [kept]})
            messages.success(request, _("Perubahan surat disimpan. Surat belum dikirim."))
            return redirect("outbox:letter", number)
    context = {
        "letter": found,
        "body": with_link_words(found.body),
        "form": form if found.state == Letter.State.DRAFT or form.errors else None,
        "withdrawable": found.state in WITHDRAWABLE,
        "repeatable": found.state in REPEATABLE and (found.secret or not found.has_secret),
        "link_wiped": found.has_secret and not found.secret,
    }
    return render(request, "outbox/letter.html", context)


@require_POST
def release(request: Request) -> HttpResponse:
    """Send the drafts that were ticked, once somebody has confirmed the list of them."""
    require_outbox(request.viewer)
    asked = [int(each) for each in request.POST.getlist("letter") if _is_number(each)]
    drafts = with_place(
        letters_for(request.viewer).filter(pk__in=asked[:_MOST_TICKED], state=Letter.State.DRAFT)
    )
    if "confirmed" not in request.POST:
        found = list(drafts)
        if found:
            return render(request, "outbox/release.html", {"drafts": found})
    else:
        sent = actions.release(letters=drafts, by=request.viewer, at=timezone.now())
        if sent:
            message = ngettext(
                "%(count)s surat diteruskan untuk dikirim.",
                "%(count)s surat diteruskan untuk dikirim.",
                sent,
            )
            messages.success(request, message % {"count": sent})
            return redirect("outbox:letters")
    messages.warning(
        request,
        _(
            "Tidak ada draf yang dikirim. Centang dulu draf yang sudah Anda baca; yang sudah "
            "dikirim di jendela lain tidak dikirim dua kali."
        ),
    )
    return redirect("outbox:letters")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, number: int) -> HttpResponse:
    """Ask, then give a letter up for good."""
    found = get_letter_for(request.viewer, number)
    if request.method == "POST":
        try:
            actions.withdraw(letter=found, by=request.viewer, at=timezone.now())
        except LetterRefused as fault:
            messages.error(request, said(fault.reason))
        else:
            messages.success(request, _("Surat ditarik dan tidak akan dikirim."))
        return redirect("outbox:letter", number)
    if found.state not in WITHDRAWABLE:
        return redirect("outbox:letter", number)
    return render(request, "outbox/withdraw.html", {"letter": found})


@require_POST
def again(request: Request, number: int) -> HttpResponse:
    """Send once more what failed or came back."""
    found = get_letter_for(request.viewer, number)
    try:
        actions.try_again(letter=found, by=request.viewer, at=timezone.now())
    except LetterRefused as fault:
        messages.error(request, said(fault.reason))
    else:
        messages.success(request, _("Surat masuk antrean lagi untuk dikirim."))
    return redirect("outbox:letter", number)


def _is_number(text: str) -> bool:
    """Whether the text can be the number of a row."""
    return text.isascii() and text.isdecimal() and len(text) <= 18
