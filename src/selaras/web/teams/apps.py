"""Names the app."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.teams"
    label = "teams"
