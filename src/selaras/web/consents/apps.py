"""Names the app."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.consents"
    label = "consents"

    def ready(self) -> None:
        """Listen for people who sign out while they look."""
        from selaras.web.consents import looking  # noqa: F401
