"""Addresses below /tasks/."""

from django.urls import path

from selaras.web.duties import views

app_name = "duties"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("team/", views.team, name="team"),
]
