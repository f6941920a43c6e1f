"""Names the app."""

from django.apps import AppConfig


class JudgementsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.judgements"
    label = "judgements"
