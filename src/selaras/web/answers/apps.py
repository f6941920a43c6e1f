"""Names the app."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """See the package."""

    name = "selaras.web.answers"
    label = "answers"
