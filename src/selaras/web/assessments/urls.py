"""Addresses below /assessments/."""

from django.urls import path, register_converter

from selaras.web.assessments.views import rounds
from selaras.web.assessments.converters import ParticipantCode

app_name = "assessments"

register_converter(ParticipantCode, "participant_region")

urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("rounds/<slug:key>/", rounds.round_page, name="round"),
]
