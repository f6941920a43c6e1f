"""The background job that reads plans whose words are not known yet."""

from django.core.cache import cache
from django_tasks import task

from selaras.web.plans.models import Plan
from selaras.web.search.reading import behind, read

_WAITING = "search.read_plans"
_PATIENCE = 300
"""Seconds after which a job that nobody did is ordered again."""


@task()
def read_plans() -> None:
    """Read every plan that is behind."""
    cache.delete(_WAITING)
    for row in behind(Plan.objects.all()).iterator(chunk_size=10):
        read(row)


def order_reading() -> None:
    """Have the plans read by a worker, unless that was ordered a moment ago."""
    if cache.add(_WAITING, True, _PATIENCE):
        read_plans.enqueue()
