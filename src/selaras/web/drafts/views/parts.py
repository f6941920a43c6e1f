"""The parts of a plan for those who write it, and the list of one part."""

from django.http import Http404, HttpResponse

from selaras.web.accounts.viewing import Request


def write(request: Request, plan_key: str) -> HttpResponse:
    """All parts, and how far each is."""
    raise Http404(plan_key)


def part(request: Request, plan_key: str, part: str) -> HttpResponse:
    """The items of one part."""
    raise Http404(part)
