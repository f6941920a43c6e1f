"""Addresses below /plans/<key>/assignments/."""

from django.urls import path

from selaras.web.assignments import views

app_name = "assignments"

urlpatterns = [
    path("", views.assignments, name="assignments"),
    path("give/", views.give, name="give"),
    path("take-back/", views.take_back, name="take_back"),
    path("by-lead/", views.by_lead, name="by_lead"),
    path("remind/", views.remind, name="remind"),
    path("of/<slug:part>/finish/", views.finish, name="finish_part"),
    path("of/<slug:part>/hand-on/", views.hand_on, name="hand_on_part"),
    path("of/<slug:part>/<slug:key>/finish/", views.finish, name="finish"),
    path("of/<slug:part>/<slug:key>/hand-on/", views.hand_on, name="hand_on"),
]
