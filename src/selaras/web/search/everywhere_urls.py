"""Addresses below /find/."""

from django.urls import path

from selaras.web.search import views

app_name = "search_everywhere"

urlpatterns = [path("", views.everywhere, name="everywhere")]
