"""Addresses below /support/."""

from django.urls import path

from selaras.web.consents import desk, views

app_name = "consents"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("ask/", desk.ask, name="ask"),
    path("stop/", desk.stop, name="stop"),
    path("<int:pk>/withdraw/", desk.withdraw, name="withdraw"),
    path("<int:pk>/start/", desk.start, name="start"),
    path("mine/", views.mine, name="mine"),
    path("<int:pk>/", views.consent, name="consent"),
    path("<int:pk>/grant/", views.grant, name="grant"),
    path("<int:pk>/end/", views.end, name="end"),
]
