"""Addresses of cohorts, below /cohorts/."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.cohorts.views import cohorts, importing, managing, participations, selecting

app_name = "cohorts"

register_converter(ParticipantCode, "cohort_region")

_COHORT = "<slug:key>/"
_REGION = f"{_COHORT}<cohort_region:region>/"

urlpatterns = [
    path("", cohorts.cohorts, name="cohorts"),
    path("cohorts.<slug:format>", cohorts.export_cohorts, name="export_cohorts"),
    path("new/", managing.new, name="new"),
    path("import/", importing.imports, name="imports"),
    path("import/template.xlsx", importing.template, name="template"),
    path("import/<int:number>/", importing.dry_run, name="dry_run"),
    path(_COHORT, cohorts.cohort, name="cohort"),
    path(f"{_COHORT}members.<slug:format>", cohorts.export_cohort, name="export_cohort"),
    path(f"{_COHORT}change/", managing.change, name="change"),
    path(f"{_COHORT}announce/", managing.announce, name="announce"),
    path(f"{_COHORT}close/", managing.close, name="close"),
    path(f"{_COHORT}add/", participations.add, name="add"),
    path(f"{_COHORT}select/", selecting.select, name="select"),
    path(_REGION, participations.participation, name="participation"),
    path(f"{_REGION}withdraw/", participations.withdraw, name="withdraw"),
]
