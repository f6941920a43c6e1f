"""Addresses below /record/."""

from django.urls import path

from selaras.web.records import views

app_name = "records"

urlpatterns = [
    path("", views.latest, name="latest"),
    path("entries/", views.entries, name="entries"),
    path("entries/export/", views.export, name="export"),
    path("mine/", views.mine, name="mine"),
]
