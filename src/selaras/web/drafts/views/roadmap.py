"""The years of all programmes on one page, typed or dragged."""

from django.http import Http404, HttpResponse

from selaras.web.accounts.viewing import Request


def roadmap(request: Request, plan_key: str) -> HttpResponse:
    """The years of the programmes."""
    raise Http404(plan_key)
