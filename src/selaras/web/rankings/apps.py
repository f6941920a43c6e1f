"""Names the app."""

from django.apps import AppConfig


class RankingsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.rankings"
    label = "rankings"
