"""Names the app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """See the package."""

    name = "selaras.web.outbox"
    label = "outbox"
