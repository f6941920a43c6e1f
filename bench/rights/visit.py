"""Visits pages of a country-wide site as an agency contact and as the ministry's officer.

Started with SELARAS_VAR set to an empty folder.
"""

import os
import sys
from io import StringIO
from statistics import median
from time import perf_counter
from typing import Any

import django

from bench.process import tell

_SHARED = "73.22"
"""The region whose contact visits; `main` makes sure that its plan is shared."""


def main() -> None:
    """Print for each page the seconds and queries of the contact and of the officer."""
    programmes, entries, repetitions = map(int, sys.argv[1:4])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    _prepare(programmes, entries)
    from selaras.web.accounts.models import Membership, Person

    contacts = Person.objects.filter(memberships__region=_SHARED).order_by("pk")
    clients = {
        "contact": _signed_in(contacts[0]),
        "officer": _signed_in(Person.objects.get(email="officer@bench.test")),
    }
    pages = {label: _visited(address, clients, repetitions) for label, address in _pages().items()}
    tell(pages=pages, contacts=Membership.objects.filter(role="agency_contact").count())


def _prepare(programmes: int, entries: int) -> None:
    from django.core.management import call_command

    from bench.records.chain import fill as fill_record
    from bench.rights.nation import fill

    call_command("prepare", verbosity=0, stdout=StringIO())
    fill(programmes=programmes)
    fill_record(entries)
    from selaras.web.plans.models import Plan

    Plan.objects.filter(region_rows__region=_SHARED).update(state="shared")


def _signed_in(person: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    return client


def _pages() -> dict[str, str]:
    """Pages that both may see."""
    from django.urls import reverse

    from selaras.web.plans.models import Plan

    key = Plan.objects.get(region_rows__region=_SHARED).key
    public = Plan.objects.filter(state="published").order_by("pk")[100].key
    plain = ("overview:home", "duties:mine", "sign_ins:me", "records:latest", "records:mine")
    of_plan = ("plans:summary", "plans:programmes", "plans:checks", "editions:shelf")
    found = {name: reverse(name) for name in plain}
    found |= {name: reverse(name, args=(key,)) for name in of_plan}
    found["plans:summary (published, elsewhere)"] = reverse("plans:summary", args=(public,))
    found["teams:regions"] = reverse("teams:regions")
    found["teams:team"] = reverse("teams:team", args=(_SHARED,))
    found["teams:organisations"] = reverse("teams:organisations", args=(_SHARED,))
    return found


def _visited(address: str, clients: dict[str, Any], repetitions: int) -> dict[str, Any]:
    """The two take turns, so that a busy moment of the machine hits both."""
    seconds: dict[str, list[float]] = {who: [] for who in clients}
    for number in range(repetitions + 1):
        for who, client in clients.items():
            start = perf_counter()
            answer = client.get(address)
            taken = perf_counter() - start
            if answer.status_code != 200:
                raise RuntimeError(f"{address} for {who}: {answer.status_code}")
            if number:
                seconds[who].append(taken)
    return {
        who: {"seconds": median(seconds[who]), "queries": _queries(client, address)}
        for who, client in clients.items()
    }


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


if __name__ == "__main__":
    main()
