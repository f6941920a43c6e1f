"""Addresses below /guidance/.

What is done to a whole cohort or region has a word behind the cohort's key, which no code of a
region is; what is done to a stage stands behind the stage.
"""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.guidance.views import beginning, cohort, dates, journey, outputs, stage

app_name = "guidance"

register_converter(ParticipantCode, "guided_region")

_REGION = "<slug:key>/<guided_region:region>/"
_STAGE = f"{_REGION}<slug:stage>/"

urlpatterns = [
    path("<slug:key>/", cohort.cohort, name="cohort"),
    path("<slug:key>/regions.<slug:format>", cohort.export, name="export"),
    path("<slug:key>/begin/", beginning.begin_all_page, name="begin_all"),
    path("<slug:key>/begin/<guided_region:region>/", beginning.begin_page, name="begin"),
    path("<slug:key>/dates/", dates.dates, name="dates"),
    path("<slug:key>/dates/<guided_region:region>/", dates.dates_of, name="dates_of"),
    path("<slug:key>/plan/<guided_region:region>/", journey.plan, name="plan"),
    path("<slug:key>/outputs/<guided_region:region>/<int:number>/", outputs.file, name="file"),
    path(_REGION, journey.journey, name="journey"),
    path(_STAGE, stage.stage, name="stage"),
    path(f"{_STAGE}answer/", stage.answer, name="answer"),
    path(f"{_STAGE}ask/", stage.ask_page, name="ask"),
    path(f"{_STAGE}open/", stage.open_page, name="open"),
    path(f"{_STAGE}except/", stage.except_page, name="except"),
    path(f"{_STAGE}outputs/<slug:output>/", outputs.hand_in_page, name="hand_in"),
]
