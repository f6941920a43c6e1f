"""Addresses below /plans/<key>/write/."""

from django.urls import path

from selaras.web.drafts.views import item, parts, saving

app_name = "drafts"

urlpatterns = [
    path("", parts.write, name="write"),
    path("save/", saving.save, name="save"),
    path("pulse/", saving.pulse, name="pulse"),
    path("own/", item.own, name="own"),
    path("<slug:part>/", parts.part, name="part"),
    path("<slug:part>/<slug:key>/", item.item, name="item"),
]
