"""Addresses below /plans/<key>/history/."""

from django.urls import URLPattern

app_name = "histories"

urlpatterns: list[URLPattern] = []
