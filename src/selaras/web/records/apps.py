"""Names the app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.records"
    label = "records"
