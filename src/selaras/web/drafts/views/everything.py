"""All that is filled in the plan on one page, to read through and to print."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import open_to_write
from selaras.web.drafts.everything import Everything
from selaras.web.plans.page import plan_page


@require_safe
def everything(request: Request, plan_key: str) -> HttpResponse:
    """Every filled field; each item leads to where the viewer may write or read it."""
    writable = open_to_write(request.viewer, plan_key)
    parts = tuple(Everything(writable).parts())
    return plan_page(
        request, writable.opened, "drafts/everything.html", "drafts:write", parts=parts
    )
