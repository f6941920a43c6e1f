"""The site's own rows."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Heartbeats, commands, health."""

    name = "selaras.web.project"
    label = "project"
