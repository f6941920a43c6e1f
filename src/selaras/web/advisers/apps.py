"""Names the app."""

from django.apps import AppConfig


class AdvisersConfig(AppConfig):
    """See the package."""

    name = "selaras.web.advisers"
    label = "advisers"
