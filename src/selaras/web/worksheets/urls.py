"""Addresses below /plans/<key>/worksheets/."""

from django.urls import URLPattern

app_name = "worksheets"

urlpatterns: list[URLPattern] = []
