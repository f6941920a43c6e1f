"""Puts the viewer on the request."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from selaras.web.accounts.viewing import VISITOR, Request, viewer_of


class ViewerMiddleware:
    """`request.viewer` with the posts of this very moment: one query for those who signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        if request.user.is_authenticated:
            asked.viewer = viewer_of(request.user, at=timezone.now())
        else:
            asked.viewer = VISITOR
        response = self.get_response(request)
        if asked.viewer.signed_in:
            # What somebody sees by right of a post must not stay in a shared computer's cache.
            response["Cache-Control"] = "no-store"
        return response
