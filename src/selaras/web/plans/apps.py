"""Names the app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package."""

    name = "selaras.web.plans"
    label = "plans"
