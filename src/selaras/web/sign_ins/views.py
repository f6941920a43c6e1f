"""One's own account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and how I sign in."""
    return render(request, "sign_ins/me.html")
