"""Names the app."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """See the package."""

    name = "selaras.web.overview"
    label = "overview"
