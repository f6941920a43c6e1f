"""Names the app."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """See the package."""

    name = "selaras.web.duties"
    label = "duties"
