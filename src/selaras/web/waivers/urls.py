"""Addresses below /plans/<key>/waivers/."""

from django.urls import path

from selaras.web.waivers import views

app_name = "waivers"

urlpatterns = [
    path("", views.waivers, name="waivers"),
    path("waive/", views.waive_finding, name="waive"),
    path("<slug:key>/end/", views.end, name="end"),
]
