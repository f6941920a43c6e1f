"""Visits every page of the site in this process, with plans of two sizes in a fresh database.

Started with SELARAS_VAR set to an empty folder.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import django

from bench.process import tell
from bench.workload import SEED
from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan

_ASSET = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"[^>]*>')


def main() -> None:
    """Print for each page and size: seconds cold and warm, queries, bytes of a first load."""
    sizes = [int(size) for size in sys.argv[1].split(",")]
    repetitions = int(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    _prepare()
    plans = {size: _written(size) for size in sizes}
    tell(pages={label: _visited(each, repetitions) for label, each in _addresses(plans)})


def _prepare() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _written(programmes: int) -> Masterplan:
    from django.utils import timezone

    from selaras.web.plans.models import Plan
    from selaras.web.plans.plan import write_plan

    sample = sample_plan(programmes=programmes, seed=SEED)
    plan = sample.model_copy(update={"key": f"sample-{programmes}"})
    write_plan(plan, at=timezone.now())
    Plan.objects.update(state=Plan.State.PUBLISHED)
    return plan


def _addresses(plans: dict[int, Masterplan]) -> Iterator[tuple[str, dict[int, str]]]:
    """Each page with its address for each size; the list is the one that the tests keep whole."""
    from tests.web.pages import pages

    listed = {size: pages(plan) for size, plan in plans.items()}
    for label in next(iter(listed.values())):
        yield label, {size: found[label] for size, found in listed.items()}


def _visited(addresses: dict[int, str], repetitions: int) -> dict[int, dict[str, float]]:
    """The sizes take turns, so that a busy moment of the machine hits both."""
    cold: dict[int, list[float]] = {size: [] for size in addresses}
    warm: dict[int, list[float]] = {size: [] for size in addresses}
    for _ in range(repetitions):
        for size, address in addresses.items():
            _forget()
            cold[size].append(_seconds(address))
            warm[size].append(_seconds(address))
    return {
        size: {
            "cold": median(cold[size]),
            "warm": median(warm[size]),
            "queries": _queries(address),
            "bytes": _weight(address),
        }
        for size, address in addresses.items()
    }


def _forget() -> None:
    """What a process remembers of plans, findings and books."""
    from selaras.web.editions.pages import forget_books
    from selaras.web.plans.plan import forget_plans
    from selaras.web.plans.queries.findings import forget_findings

    forget_plans()
    forget_findings()
    forget_books()


def _get(address: str) -> Any:
    """The answer as a browser gets it. Raises RuntimeError for anything but a page."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return answer


def _seconds(address: str) -> float:
    start = perf_counter()
    _get(address)
    return perf_counter() - start


def _queries(address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _forget()
    with CaptureQueriesContext(connection) as queries:
        _get(address)
    return len(queries)


def _weight(address: str) -> int:
    """Bytes over the wire: the page and everything it loads at once, compressed where it is."""
    from django.test import Client

    page = Client(SERVER_NAME="localhost").get(address).content.decode()
    weight = len(_get(address).content)
    for tag in _ASSET.finditer(page):
        if 'loading="lazy"' not in tag[0] and tag[1].startswith("/"):
            weight += _asset(tag[1])
    return weight


def _asset(address: str) -> int:
    from django.conf import settings

    if not address.startswith(settings.STATIC_URL):
        return len(_get(address).content)
    file = Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)
    small = file.with_name(f"{file.name}.gz")
    return (small if small.exists() else file).stat().st_size


if __name__ == "__main__":
    main()
