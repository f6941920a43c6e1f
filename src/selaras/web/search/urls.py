"""Addresses below /plans/<key>/find/."""

from django.urls import path

from selaras.web.search import views

app_name = "search"

urlpatterns = [path("", views.find, name="find")]
