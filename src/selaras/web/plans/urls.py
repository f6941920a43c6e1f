"""Addresses below /plans/<key>/."""

from django.urls import path

from selaras.web.plans import programme_views, sharing_views, views

app_name = "plans"

urlpatterns = [
    path("", views.summary, name="summary"),
    path("facts/", views.facts, name="facts"),
    path("finance/", views.finance, name="finance"),
    path("analysis/", views.analysis, name="analysis"),
    path("direction/", views.direction, name="direction"),
    path("programmes/", programme_views.programmes, name="programmes"),
    path("programmes/<slug:key>/", programme_views.programme, name="programme"),
    path("quick-wins/", programme_views.quick_wins, name="quick_wins"),
    path("quick-wins/<slug:key>/", programme_views.quick_win, name="quick_win"),
    path("roadmap/", programme_views.roadmap, name="roadmap"),
    path("foundation/", views.foundation, name="foundation"),
    path("checks/", views.checks, name="checks"),
    path("progress/", sharing_views.progress, name="progress"),
    path("sharing/", sharing_views.sharing, name="sharing"),
    path("sharing/share/", sharing_views.share, name="share"),
    path("sharing/unshare/", sharing_views.unshare, name="unshare"),
    path("sharing/reviewed/", sharing_views.reviewed, name="reviewed"),
    path("sharing/publish/", sharing_views.publish, name="publish"),
    path("sharing/withdraw/", sharing_views.withdraw, name="withdraw"),
]
