"""Names the app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.meetings"
    label = "meetings"
