"""Names the app."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.consents"
    label = "consents"
