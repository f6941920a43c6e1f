"""Addresses below /plans/<key>/write/."""

from django.urls import URLPattern

app_name = "drafts"

urlpatterns: list[URLPattern] = []
