"""Names the app."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.cohorts"
    label = "cohorts"
