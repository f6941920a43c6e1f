"""Names the app."""

from django.apps import AppConfig


class WaiversConfig(AppConfig):
    """See the package."""

    name = "selaras.web.waivers"
    label = "waivers"
