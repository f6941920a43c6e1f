"""Addresses below /plans/<key>/books/."""

from django.urls import path

from selaras.web.editions import views

app_name = "editions"

urlpatterns = [
    path("", views.shelf, name="shelf"),
    path("look.css", views.look, name="look"),
    path("beside/", views.beside, name="beside_own"),
    path("beside/<slug:part>/<slug:key>/", views.beside, name="beside"),
    path("<int:number>/", views.preview, name="preview"),
    path("<int:number>/figures/<str:figure_id>.svg", views.figure, name="figure"),
    path("<int:number>/<slug:language>/<slug:format>/", views.slot, name="slot"),
    path("<int:number>/<slug:language>/<slug:format>/file", views.download, name="download"),
]
