"""Names the app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.drafts"
    label = "drafts"
