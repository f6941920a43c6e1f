"""The form of one item, or of the plan's own fields."""

from django.http import Http404, HttpResponse

from selaras.web.accounts.viewing import Request


def own(request: Request, plan_key: str) -> HttpResponse:
    """The plan's own fields: title, period, vision, slogan, commitment."""
    raise Http404(plan_key)


def item(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """One item."""
    raise Http404(key)
