"""What the worker does after an attempt to sign in."""

from datetime import datetime

from django_tasks import task

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import VISITOR
from selaras.web.records.actions import append


@task()
def note_attempt(what: str, address: str, at: str) -> None:
    """Append the attempt to the record where a person has this address; else forget it."""
    person = Person.objects.filter(email=address).first()
    if person is not None:
        append(
            what=what,
            subject=f"person:{person.pk}",
            by=VISITOR,
            at=datetime.fromisoformat(at),
        )
