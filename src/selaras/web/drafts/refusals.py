"""Who is not let in when something written arrives, without losing what was written."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

from selaras.web.accounts.viewing import Request

LARGEST = 1_000_000
"""Bytes of one entry; the longest text of a plan has 20,000 characters."""


def lacks_token(request: HttpRequest) -> bool:
    """Whether a form or a script did not send this browser's safety token.

    The views that ask are exempt from Django's own question, whose answer is a page that forgets
    what was typed.
    """

    def nothing(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    asked = CsrfViewMiddleware(nothing)
    asked.process_request(request)
    return asked.process_view(request, nothing, (), {}) is not None


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that a page of another site sent the form.

    Such a form must not be shown again with a fresh token: one press would save what others wrote.
    """
    return request.headers.get("Sec-Fetch-Site", "") in ("cross-site", "same-site")


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form holds more than any item of a plan can."""
    try:
        request.POST  # noqa: B018 - read here, where the refusal can be answered
    except (RequestDataTooBig, TooManyFieldsSent):
        return True
    return False


def ended(request: Request) -> HttpResponse:
    """The page for a form that arrives after the session has ended: it holds all that was typed.

    It is the same for every address, whether there is such a plan or not.
    """
    kept = [
        (name, text)
        for name, texts in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for text in texts
    ]
    words = [text for name, text in kept if text.strip() and name not in ("fields", "seen")]
    return render(request, "drafts/ended.html", {"kept": kept, "words": words}, status=403)


def too_large(request: Request) -> HttpResponse:
    """The page for a form that is too large to be read."""
    return render(request, "drafts/too_large.html", status=413)
