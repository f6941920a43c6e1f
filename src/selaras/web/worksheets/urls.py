"""Addresses below /plans/<key>/worksheets/."""

from django.urls import path

from selaras.web.worksheets import foreign_views, views

app_name = "worksheets"

urlpatterns = [
    path("", views.worksheets, name="worksheets"),
    path("download/", views.download, name="download"),
    path("upload/", views.upload, name="upload"),
    path("<int:number>/", views.compare, name="compare"),
    path("foreign/", foreign_views.foreign, name="foreign"),
    path("foreign/<int:number>/", foreign_views.foreign_file, name="foreign_file"),
    path("foreign/<int:number>/<int:table>/", foreign_views.foreign_table, name="foreign_table"),
]
