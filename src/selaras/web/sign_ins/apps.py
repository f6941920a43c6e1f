"""Names the app."""

from django.apps import AppConfig


class SignInsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.sign_ins"
    label = "sign_ins"
