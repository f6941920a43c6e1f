"""Addresses of the first pages."""

from django.urls import path, register_converter

from selaras.web.assessments.converters import ParticipantCode
from selaras.web.overview.converters import ProvinceCode
from selaras.web.overview.views import home, nation, profile

app_name = "overview"

register_converter(ParticipantCode, "nation_region")
register_converter(ProvinceCode, "nation_province")

urlpatterns = [
    path("", home.home, name="home"),
    path("glossary/", home.glossary, name="glossary"),
    path("nation/", nation.nation, name="nation"),
    path("nation/years/", nation.years, name="years"),
    path("nation/years.<slug:format>", nation.years_file, name="years_file"),
    path("nation/standings.<slug:format>", nation.standings_file, name="standings_file"),
    # A province has its own view where a regency or a city has its page.
    path("nation/<nation_province:code>/", nation.province, name="region"),
    path("nation/<nation_region:code>/", profile.region, name="region"),
]
