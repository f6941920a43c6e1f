"""Addresses below /results/."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.results.converters import NodeCode
from selaras.web.results.views import (
    deciding,
    files,
    fixing,
    follow_ups,
    objecting,
    objections,
    result,
    sheets,
)

app_name = "results"

register_converter(ParticipantCode, "result_region")
register_converter(NodeCode, "result_node")

_OBJECTION = "<slug:key>/<result_region:region>/objections/<result_node:code>/"
_FILE = "<slug:key>/<result_region:region>/files/<slug:what>/<slug:language>/<slug:format>/"

urlpatterns = [
    path("<slug:key>/", fixing.round_results, name="round"),
    path("<slug:key>/objections/", deciding.round_objections, name="round_objections"),
    path("<slug:key>/results.xlsx", sheets.round_results_sheet, name="round_sheet"),
    path(
        "<slug:key>/objections.xlsx",
        sheets.round_objections_sheet,
        name="round_objections_sheet",
    ),
    path("<slug:key>/follow-ups.xlsx", sheets.round_follow_ups_sheet, name="round_follow_ups"),
    path("<slug:key>/<result_region:region>/", result.region, name="region"),
    path("<slug:key>/<result_region:region>/objections/", objections.objections, name="objections"),
    path(_OBJECTION, objecting.object_page, name="object"),
    path(f"{_OBJECTION}withdraw/", objecting.withdraw_page, name="withdraw"),
    path(f"{_OBJECTION}file", objecting.objection_file, name="objection_file"),
    path(f"{_OBJECTION}decide/", deciding.decide_page, name="decide"),
    path("<slug:key>/<result_region:region>/fix/", fixing.fix_page, name="fix"),
    path("<slug:key>/<result_region:region>/letter/", fixing.letter_page, name="letter"),
    path("<slug:key>/<result_region:region>/reopen/", fixing.reopen_page, name="reopen"),
    path("<slug:key>/<result_region:region>/files/", files.shelf, name="files"),
    path(_FILE, files.slot, name="slot"),
    path(f"{_FILE}file", files.download, name="download"),
    path("<slug:key>/<result_region:region>/follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path(
        "<slug:key>/<result_region:region>/follow-ups.xlsx",
        sheets.follow_ups_sheet,
        name="follow_ups_sheet",
    ),
    path(
        "<slug:key>/<result_region:region>/follow-ups/<int:number>/",
        follow_ups.follow_up_page,
        name="follow_up",
    ),
    path("<slug:key>/<result_region:region>/earlier/", follow_ups.earlier, name="earlier"),
]
