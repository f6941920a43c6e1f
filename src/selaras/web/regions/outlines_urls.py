"""Addresses of outlines, within those of regions."""

from django.urls import path

from selaras.web.regions.views import outlines as views

urlpatterns = [
    path("outlines/", views.outlines, name="outlines"),
    path("outlines/brought/<int:number>/", views.brought_outlines, name="brought_outlines"),
    path("outlines/<int:number>/", views.outline_set, name="outline_set"),
    path("outlines/<int:number>/<slug:step>/", views.change_outlines, name="change_outlines"),
]
