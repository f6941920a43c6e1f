"""Names the app."""

from django.apps import AppConfig


class WorksheetsConfig(AppConfig):
    """See the package."""

    name = "selaras.web.worksheets"
    label = "worksheets"
