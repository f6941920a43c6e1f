"""Makes the tables, the rows and signed-in people of the bare side; prints their sessions."""

import os
import sys

import django

from bench.process import tell
from bench.workload import SEED
from selaras.reference.sample import sample_plan


def main() -> None:
    """`python -m bench.writing.bare.fill PROGRAMMES PEOPLE`."""
    programmes, people = map(int, sys.argv[1:3])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.writing.bare.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0, run_syncdb=True)
    _rows(programmes)
    tell(sessions=[_signed_in(number) for number in range(people)])


def _rows(programmes: int) -> None:
    from bench.writing.bare.models import Programme

    def text(value: object) -> str:
        return str(getattr(value, "id", value) or "")

    plan = sample_plan(programmes=programmes, seed=SEED)
    Programme.objects.bulk_create(
        Programme(
            key=each.key,
            name=text(each.name),
            description=text(each.description),
            benefit=text(each.benefit),
            risk=text(each.risk),
            mitigation=text(each.mitigation),
            dimension=each.dimension,
        )
        for each in plan.programmes
    )


def _signed_in(number: int) -> str:
    from django.contrib.auth import get_user_model
    from django.test import Client

    person = get_user_model().objects.create_user(f"writer-{number}")
    client = Client()
    client.force_login(person)
    return str(client.session.session_key)


if __name__ == "__main__":
    main()
