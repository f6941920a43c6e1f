"""Names the app."""

from django.apps import AppConfig


class SignInsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.sign_ins"
    label = "sign_ins"

    def ready(self) -> None:
        """Listen to what Django and allauth tell."""
        from selaras.web.sign_ins import events

        self.events = events
