"""Addresses below /plans/<key>/worksheets/."""

from django.urls import path

from selaras.web.worksheets import views

app_name = "worksheets"

urlpatterns = [
    path("", views.worksheets, name="worksheets"),
    path("download/", views.download, name="download"),
    path("upload/", views.upload, name="upload"),
    path("<int:number>/", views.compare, name="compare"),
]
