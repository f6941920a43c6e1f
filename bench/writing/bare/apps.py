"""The app of the bare side."""

from django.apps import AppConfig


class BareConfig(AppConfig):
    """Its tables are made without migrations."""

    name = "bench.writing.bare"
    label = "bare"
