"""Addresses of regions."""

from django.urls import URLPattern

from selaras.web.regions import outlines_urls

app_name = "regions"

urlpatterns: list[URLPattern] = [
    *outlines_urls.urlpatterns,
]
