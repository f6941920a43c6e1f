"""Addresses of regions."""

from django.urls import URLPattern, path

from selaras.web.regions import outlines_urls
from selaras.web.regions.views import register

app_name = "regions"

urlpatterns: list[URLPattern] = [
    path("", register.register, name="register"),
    path("register.<str:format>", register.export, name="export"),
    path("changes/", register.changes, name="changes"),
    *outlines_urls.urlpatterns,
]
