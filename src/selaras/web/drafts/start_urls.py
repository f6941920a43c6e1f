"""Addresses below /new-plan/."""

from django.urls import path

from selaras.web.drafts.views import starting

app_name = "drafts_start"

urlpatterns = [
    path("<str:region>/", starting.new, name="new"),
    path("<str:region>/file/", starting.import_file, name="import"),
]
