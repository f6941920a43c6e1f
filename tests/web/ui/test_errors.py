"""What goes wrong is said in the language of the page, with what to do."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from selaras.web.plans.models import Plan
from selaras.web.project.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
    urlpatterns,
)

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("rahasia")


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def odd(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    *urlpatterns,
    *i18n_patterns(
        path("broken", broken),
        path("closed", closed),
        path("odd", odd),
        prefix_default_language=False,
    ),
]


@override_settings(ROOT_URLCONF="tests.web.ui.test_errors")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/tidak-ada", 404, "Periksa alamatnya"),
        ("/en/tidak-ada", 404, "Check the address"),
        ("/broken", 500, "Coba lagi sebentar lagi"),
        ("/en/broken", 500, "Try again in a moment"),
        ("/closed", 403, "Mintalah hak"),
        ("/en/closed", 403, "Ask those who run the site"),
        ("/odd", 400, "Kembali ke beranda"),
        ("/en/odd", 400, "Go back to the home page"),
    ],
)
def test_error_pages(address: str, status: int, sentence: str) -> None:
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    response = client.get(address)
    body = response.content.decode()
    assert response.status_code == status
    assert sentence in body
    assert "rahasia" not in body
    assert f'<html lang="{"en" if address.startswith("/en") else "id"}">' in body


@pytest.mark.parametrize(
    "address",
    [
        "/plans/tidak-ada/",
        "/plans/{key}/programmes/tidak-ada/",
        "/plans/{key}/quick-wins/tidak-ada/",
        "/plans/{key}/books/5/",
        "/plans/{key}/books/1/id/exe/",
        "/plans/{key}/books/1/fr/pdf/",
        "/plans/{key}/books/1/id/pdf/file",
        "/plans/{key}/books/1/figures/tidak-ada.svg",
    ],
)
def test_what_does_not_exist_is_404(client: Client, row: Plan, address: str) -> None:
    assert client.get(address.format(key=row.key)).status_code == 404


def test_a_form_without_its_token_is_refused_and_explained(row: Plan) -> None:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    response = client.post(f"/plans/{row.key}/books/1/id/pdf/")
    assert response.status_code == 403
    assert "Tanda pengaman formulir" in response.content.decode()
