"""Names the app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.agreements"
    label = "agreements"
