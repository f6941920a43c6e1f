"""Visits the national page of a country with so many cohorts.

Started with SELARAS_VAR set to an empty folder.
"""

import os
import re
import sys
from io import StringIO
from statistics import median
from time import process_time
from typing import Any

import django

from bench.process import tell

_ASSET = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"')


def main() -> None:
    """Print seconds, queries and bytes of the page for the public and for the ministry."""
    cohorts, repetitions = map(int, sys.argv[1:3])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("prepare", verbosity=0, stdout=StringIO())
    from bench.overview.country import fill
    from selaras.web.accounts.models import Person

    officer = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})
    officer.force_login(Person.objects.get(email=fill(cohorts=cohorts)))
    public = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})
    tell(
        public=_visited(public, repetitions),
        ministry=_visited(officer, repetitions),
        participants=_joined(),
    )


def _visited(client: Any, repetitions: int) -> dict[str, float]:
    import gzip

    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    address = reverse("overview:nation")
    client.get(address)
    times = []
    for _ in range(repetitions):
        # The time that the page costs: the two countries are visited one after the other, and
        # whatever else the machine does meanwhile is not the page's.
        began = process_time()
        answer = client.get(address)
        times.append(process_time() - began)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    # Before the next visit empties the list.
    asked = len(queries)
    page = gzip.decompress(answer.content)
    assets = dict.fromkeys(_ASSET.findall(page.decode()))
    sent = len(answer.content) + sum(_sent(client, each) for each in assets)
    return {
        "seconds": median(times),
        "queries": asked,
        "html": len(page),
        "page": len(answer.content),
        "sent": sent,
    }


def _sent(client: Any, address: str) -> int:
    answer = client.get(address)
    return len(b"".join(answer)) if answer.streaming else len(answer.content)


def _joined() -> int:
    from selaras.web.overview.models import Standing

    return Standing.objects.exclude(cohort="").count()


if __name__ == "__main__":
    main()
