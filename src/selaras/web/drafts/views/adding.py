"""A short form with what a new item cannot be without; the rest is filled in on its own form."""

from django.http import Http404, HttpResponse

from selaras.web.accounts.viewing import Request


def add(request: Request, plan_key: str, part: str) -> HttpResponse:
    """Add an item to a part."""
    raise Http404(part)
