"""Names the app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """See the package."""

    name = "selaras.web.ui"
    label = "ui"
