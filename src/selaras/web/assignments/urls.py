"""Addresses below /plans/<key>/assignments/."""

from django.urls import URLPattern

app_name = "assignments"

urlpatterns: list[URLPattern] = []
