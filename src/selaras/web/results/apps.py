"""Names the app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.results"
    label = "results"
