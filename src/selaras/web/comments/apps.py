"""Names the app."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.comments"
    label = "comments"
