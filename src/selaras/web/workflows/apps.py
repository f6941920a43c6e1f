"""Names the app."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.workflows"
    label = "workflows"
