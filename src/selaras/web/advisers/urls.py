"""Addresses below /advisers/."""

from django.urls import path, register_converter

from selaras.web.advisers.views import advice, assigning, desk, pool, visits
from selaras.web.assessments.converters import ParticipantCode

app_name = "advisers"

register_converter(ParticipantCode, "advised_region")

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("pool/", pool.pool_page, name="pool"),
    path("pool/new/", pool.new, name="new"),
    path("pool/<int:number>/", pool.adviser, name="adviser"),
    path("pool/<int:number>/refuse/", pool.refuse, name="refuse"),
    path("pool/<int:number>/allow/<advised_region:region>/", pool.allow, name="allow"),
    path("assign/<slug:key>/", assigning.assign, name="assign"),
    path("advice/", advice.advice_list, name="advice"),
    path("advice/new/", advice.write, name="write_advice"),
    path("advice/<int:number>/", advice.change, name="change_advice"),
    path("advice/<int:number>/use/", advice.use, name="use_advice"),
    path("advice/<int:number>/remove/", advice.remove, name="remove_advice"),
    path("visits/", visits.visits, name="visits"),
    path("visits/visits.csv", visits.export, name="export_visits"),
    path("visits/<slug:key>/<advised_region:region>/", visits.note, name="note_visit"),
]
