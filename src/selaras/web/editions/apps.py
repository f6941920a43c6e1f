"""Names the app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.editions"
    label = "editions"
