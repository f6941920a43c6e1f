"""Names the app."""

from django.apps import AppConfig


class HistoriesConfig(AppConfig):
    """See the package."""

    name = "selaras.web.histories"
    label = "histories"
