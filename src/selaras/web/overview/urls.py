"""Addresses of the first pages."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.overview.views import home, profile

app_name = "overview"

register_converter(ParticipantCode, "nation_region")

urlpatterns = [
    path("", home.home, name="home"),
    path("glossary/", home.glossary, name="glossary"),
    path("nation/<nation_region:code>/", profile.region, name="region"),
]
