"""Addresses of the first pages."""

from django.urls import path

from selaras.web.overview import views

app_name = "overview"

urlpatterns = [
    path("", views.home, name="home"),
    path("glossary/", views.glossary, name="glossary"),
]
