"""The page behind the link of an invitation."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.teams.actions import acceptances
from selaras.web.teams.actions.invitations import place_of
from selaras.web.teams.forms.invitations import AcceptanceForm
from selaras.web.teams.refusals import Refused

GONE = 410
"""Status of the one answer to every token that offers nothing."""


@sensitive_post_parameters("password", "repeated")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: Request, token: str) -> HttpResponse:
    """The page behind the link of a letter: take the post, with a new account or one's own."""
    invitation = acceptances.open_invitation(token, at=timezone.now())
    if invitation is None:
        return _nothing(request, token)
    has_account = Person.objects.filter(email=invitation.email).exists()
    mine = request.viewer.person is not None and request.viewer.person.email == invitation.email
    form = None
    if not has_account and not request.viewer.signed_in:
        form = AcceptanceForm(request.POST or None, invitation=invitation)
    context = {
        "invitation": invitation,
        "role_name": ROLE_NAMES[invitation.role],
        "place": place_of(invitation),
        "form": form,
        "mine": mine,
        "has_account": has_account,
    }
    if request.method == "POST":
        try:
            done = _accept(request, token, form, mine)
        except Refused as refused:
            context["refused"] = refused.sentence
        else:
            if done is not None:
                return done
    return render(request, "teams/accept.html", context)


def _accept(
    request: Request, token: str, form: AcceptanceForm | None, mine: bool
) -> HttpResponse | None:
    """Where the accepted go next; None where the page must be shown again."""
    now = timezone.now()
    if mine:
        post = acceptances.accept_as(token=token, by=request.viewer, at=now)
        if post is None:
            return _nothing(request, token)
        messages.success(request, _("Undangan diterima. Selamat bertugas."))
        return redirect("duties:mine")
    if form is None or not form.is_valid():
        return None
    made = acceptances.accept_as_new(
        token=token,
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
        at=now,
    )
    if made is None:
        return _nothing(request, token)
    messages.success(request, _("Undangan diterima. Selamat bertugas."))
    answer: HttpResponse = perform_login(
        request, made[0], redirect_url=reverse("duties:mine"), email=made[0].email
    )
    return answer


def _nothing(request: Request, token: str) -> HttpResponse:
    """The one answer to used, withdrawn, expired and unknown tokens."""
    acceptances.note_replay(token=token, by=request.viewer, at=timezone.now())
    return render(request, "teams/no_invitation.html", status=GONE)
