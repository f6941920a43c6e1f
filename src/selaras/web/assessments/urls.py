"""Addresses below /assessments/."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.assessments.views import instruments, managing, participants, rounds

app_name = "assessments"

register_converter(ParticipantCode, "participant_region")

_ROUND = "rounds/<slug:key>/"
_REGION = f"{_ROUND}participants/<participant_region:region>/"

urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("new/", managing.new, name="new"),
    path("instruments/", instruments.instruments, name="instruments"),
    path("instruments/<slug:slug>/<slug:version>/", instruments.instrument, name="instrument"),
    path(_ROUND, rounds.round_page, name="round"),
    path(f"{_ROUND}change/", managing.change, name="change"),
    path(f"{_ROUND}dates/", managing.dates, name="dates"),
    path(f"{_ROUND}participants/", participants.participants, name="participants"),
    path(f"{_ROUND}participants/add/", participants.add, name="add"),
    path(_REGION, participants.participant, name="participant"),
    path(f"{_REGION}remove/", participants.remove, name="remove"),
    path(f"{_REGION}open-again/", participants.open_again, name="open_again"),
]
