"""Which names lead to the pages of a public site."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host


class PublicHostMiddleware:
    """In public only the site's own names lead to pages; the names of the machine to /health.

    Links in letters name the host of the request, so nobody may have one made for `localhost`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.PUBLIC and request.path_info != "/health":
            host, _ = split_domain_port(request.get_host())
            if not validate_host(host, settings.PUBLIC_HOSTS):
                raise DisallowedHost(f"Invalid HTTP_HOST header: {host!r}.")
        return self.get_response(request)
