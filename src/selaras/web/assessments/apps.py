"""Names the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.assessments"
    label = "assessments"
