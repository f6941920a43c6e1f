"""Addresses of this app."""

from django.urls import URLPattern

app_name = "judgements"

urlpatterns: list[URLPattern] = []
