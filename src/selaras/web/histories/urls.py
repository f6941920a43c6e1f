"""Addresses below /plans/<key>/history/."""

from django.urls import path

from selaras.web.histories.views import changing, reading

app_name = "histories"

urlpatterns = [
    path("", reading.history, name="history"),
    path("items/<slug:part>/<slug:key>/", reading.item, name="item"),
    path("items/<slug:part>/<slug:key>/restore/", changing.restore_item, name="restore_item"),
    path("compare/", reading.compare, name="compare"),
    path("since/", reading.since, name="since"),
    path("since/line/", reading.line, name="line"),
    path("since/seen/", changing.seen, name="seen"),
    path("milestones/", changing.milestones, name="milestones"),
    path("milestones/<int:number>/", changing.rename, name="rename"),
    path("restore/", changing.restore, name="restore"),
]
