"""Names the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.accounts"
    label = "accounts"
