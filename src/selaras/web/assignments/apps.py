"""Names the app."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.assignments"
    label = "assignments"
