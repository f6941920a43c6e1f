"""Names the app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """See the package."""

    name = "selaras.web.search"
    label = "search"
