"""Addresses below /judgements/: the desk, seats of a round, and each region in it."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.judgements.converters import NodeCode
from selaras.web.judgements.views import comparison, desk, evidence, judge, notes, seats

app_name = "judgements"

register_converter(ParticipantCode, "judged_region")
register_converter(NodeCode, "judged_node")

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("<slug:key>/seats/", seats.seats, name="seats"),
    path("<slug:key>/seats/proposal/", seats.proposal, name="proposal"),
    path("<slug:key>/seats/<int:number>/remove/", seats.remove, name="remove_seat"),
    path("<slug:key>/seats/<judged_region:region>/add/", seats.add, name="add_seat"),
    path("<slug:key>/seats/conflict/", seats.conflict, name="conflict"),
    path("<slug:key>/agreement/", comparison.agreement, name="agreement"),
    path("<slug:key>/marks.xlsx", comparison.export, name="export"),
    path("<slug:key>/<judged_region:region>/", judge.judge, name="judge"),
    path("<slug:key>/<judged_region:region>/marks/<judged_node:code>/", judge.mark, name="mark"),
    path("<slug:key>/<judged_region:region>/finish/", judge.finish, name="finish"),
    path("<slug:key>/<judged_region:region>/reopen/", judge.reopen, name="reopen"),
    path("<slug:key>/<judged_region:region>/conflict/", judge.conflict, name="own_conflict"),
    path("<slug:key>/<judged_region:region>/evidence/<int:number>/", evidence.file, name="file"),
    path("<slug:key>/<judged_region:region>/comparison/", comparison.comparison, name="comparison"),
    path(
        "<slug:key>/<judged_region:region>/comparison/<judged_node:code>/",
        comparison.node,
        name="node",
    ),
    path("<slug:key>/<judged_region:region>/meetings/", notes.meetings, name="meetings"),
    path("<slug:key>/<judged_region:region>/findings/", notes.findings, name="findings"),
    path("<slug:key>/<judged_region:region>/findings/<int:number>/", notes.finding, name="finding"),
]
