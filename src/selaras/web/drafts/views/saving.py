"""What the script of the forms asks: saving fields, and whether the session still holds."""

from django.http import Http404, HttpResponse

from selaras.web.accounts.viewing import Request


def save(request: Request, plan_key: str) -> HttpResponse:
    """Save fields of an item; answers JSON."""
    raise Http404(plan_key)


def pulse(request: Request, plan_key: str) -> HttpResponse:
    """Who is signed in, a fresh token, and the plan's revision; JSON."""
    raise Http404(plan_key)
