"""Names the app."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """See the package."""

    name = "selaras.web.guidance"
    label = "guidance"
