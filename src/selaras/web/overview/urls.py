"""Addresses of the first pages."""

from django.urls import path

from selaras.web.overview.views import home

app_name = "overview"

urlpatterns = [
    path("", home.home, name="home"),
    path("glossary/", home.glossary, name="glossary"),
]
