"""Addresses below /plans/<key>/."""

from django.urls import path

from selaras.web.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.summary, name="summary"),
    path("facts/", views.facts, name="facts"),
    path("finance/", views.finance, name="finance"),
    path("analysis/", views.analysis, name="analysis"),
    path("direction/", views.direction, name="direction"),
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/<slug:key>/", views.programme, name="programme"),
    path("quick-wins/", views.quick_wins, name="quick_wins"),
    path("quick-wins/<slug:key>/", views.quick_win, name="quick_win"),
    path("roadmap/", views.roadmap, name="roadmap"),
    path("foundation/", views.foundation, name="foundation"),
    path("checks/", views.checks, name="checks"),
]
