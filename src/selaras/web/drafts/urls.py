"""Addresses below /plans/<key>/write/."""

from django.urls import path

from selaras.web.drafts.views import (
    adding,
    everything,
    item,
    parts,
    roadmap,
    saving,
    structure,
    undoing,
)

app_name = "drafts"

urlpatterns = [
    path("", parts.write, name="write"),
    path("save/", saving.save, name="save"),
    path("pulse/", saving.pulse, name="pulse"),
    path("own/", item.own, name="own"),
    path("all/", everything.everything, name="all"),
    path("mine/", undoing.mine, name="mine"),
    path("undo/<int:step>/", undoing.undo, name="undo"),
    path("roadmap/", roadmap.roadmap, name="roadmap"),
    # Not below the part, where an item may have any name.
    path("add/<slug:part>/", adding.add, name="add"),
    path("<slug:part>/", parts.part, name="part"),
    path("<slug:part>/<slug:key>/", item.item, name="item"),
    path("<slug:part>/<slug:key>/arrange/", structure.arrange, name="arrange"),
    path("<slug:part>/<slug:key>/move/", structure.move, name="move"),
    path("<slug:part>/<slug:key>/copy/", structure.copy, name="copy"),
    path("<slug:part>/<slug:key>/merge/", structure.merge, name="merge"),
    path("<slug:part>/<slug:key>/remove/", structure.remove, name="remove"),
]
