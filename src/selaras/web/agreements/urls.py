"""Addresses below /agreements/."""

from django.urls import path, register_converter

from selaras.web.agreements.views import agreement, cohort, inviting, papers, signing, steps
from selaras.web.assessments.converters import ParticipantCode

app_name = "agreements"

register_converter(ParticipantCode, "agreement_region")

_OF = "<slug:key>/<agreement_region:region>/"

urlpatterns = [
    path("<slug:key>/", cohort.cohort, name="cohort"),
    path("<slug:key>/agreements.csv", cohort.cohort_file, name="cohort_file"),
    path("<slug:key>/invite/", inviting.invite_all_page, name="invite_all"),
    path("<slug:key>/signing/", signing.signing_day, name="signing_day"),
    path("<slug:key>/signing/lines/", signing.signing_lines, name="signing_lines"),
    path("<slug:key>/signing/hall/", signing.hall, name="hall"),
    path(
        "<slug:key>/signing/<agreement_region:region>/",
        signing.signing_region,
        name="signing_region",
    ),
    path(_OF, agreement.agreement, name="agreement"),
    path(f"{_OF}invite/", inviting.invite_page, name="invite"),
    path(f"{_OF}decrees/<slug:kind>/", papers.decree_page, name="decree"),
    path(f"{_OF}papers/<int:number>/", agreement.paper_file, name="paper"),
    path(f"{_OF}text/", steps.text_page, name="text"),
    path(f"{_OF}agree/<slug:side>/", steps.agree_page, name="agree"),
    path(f"{_OF}sign/<slug:side>/", steps.sign_page, name="sign"),
    path(f"{_OF}scan/", papers.scan_page, name="scan"),
    path(f"{_OF}take-back/<slug:what>/", steps.take_back_page, name="take_back"),
]
