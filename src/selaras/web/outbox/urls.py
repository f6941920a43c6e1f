"""Addresses below /outbox/."""

from django.urls import path

from selaras.web.outbox import views

app_name = "outbox"

urlpatterns = [
    path("", views.letters, name="letters"),
    path("release/", views.release, name="release"),
    path("<int:number>/", views.letter, name="letter"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/again/", views.again, name="again"),
]
