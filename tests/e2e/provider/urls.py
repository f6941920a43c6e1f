"""Addresses of the provider."""

from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    # Browsers ask for it unasked, and complain where it is missing.
    path("favicon.ico", lambda request: HttpResponse(status=204)),
    path("login/", LoginView.as_view()),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
