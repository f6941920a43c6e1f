"""Names the app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.regions"
    label = "regions"
